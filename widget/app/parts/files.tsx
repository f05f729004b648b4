/** Files: those that wait above the composer, and those a message carries. */
import { isShownImage } from '@/domain/attachment'
import type { Attachment } from '@/domain/message'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { formatSize } from '../format'
import type { WaitingFile } from '../uploads'
import { useSpeech } from './context'
import { Icon } from './icon'

interface WaitingProps {
  files: readonly WaitingFile[]
  onRetry: (id: string) => void
  onRemove: (id: string) => void
}

/** Trying again may help, and the bytes are here to try with. */
const HOPELESS = /^(left|attachment_(too_large|type_refused|empty))$/

export function Waiting({ files, onRetry, onRemove }: WaitingProps) {
  const { words, language } = useSpeech()
  const reasons: Partial<Record<string, string>> = words.notSent
  return (
    <ul class="waiting" aria-label={words.files}>
      {files.map(({ id, name, sizeBytes, sent, done, failure }) => (
        <li key={id} class={failure ? 'bad' : ''}>
          <Icon name={failure ? 'alert' : 'file'} />
          <div class="about">
            <bdi>{name}</bdi>
            {failure ? (
              <small role="alert">
                {reasons[failure] ?? words.notSent.other}{' '}
                {!HOPELESS.test(failure) && (
                  <button type="button" onClick={() => onRetry(id)}>
                    {words.tryAgain}
                  </button>
                )}
              </small>
            ) : done ? (
              <small>{formatSize(sizeBytes, language)}</small>
            ) : (
              <progress value={sent} max={sizeBytes} aria-label={words.uploading(name)} />
            )}
          </div>
          <button type="button" class="ib" aria-label={words.removeFile(name)} onClick={() => onRemove(id)}>
            <Icon name="cross" size={16} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A canvas, because a shop's own policy may refuse every picture whose address is not the shop's. */
function Drawing({ picture, name }: { picture: ImageBitmap; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useLayoutEffect(() => canvas.current!.getContext('2d')!.drawImage(picture, 0, 0), [picture])
  return <canvas ref={canvas} role="img" aria-label={name} width={picture.width} height={picture.height} />
}

/** `load`: the bytes, from this page or the hub. */
export function File({ file, load }: { file: Attachment; load: (id: string) => Promise<Blob> }) {
  const { words, language } = useSpeech()
  const picture = isShownImage(file.mediaType)
  const [drawn, setDrawn] = useState<ImageBitmap | null>(null)
  const [failed, setFailed] = useState(false)
  useEffect(() => {
    if (!picture || failed) return
    let gone = false
    load(file.id).then(
      (blob) =>
        createImageBitmap(blob).then(
          (bitmap) => gone || setDrawn(bitmap),
          () => null,
        ), // no picture after all
      () => gone || setFailed(true),
    )
    return () => void (gone = true)
  }, [file.id, failed])

  /** Stored under its name, never opened by the browser itself. */
  const save = async () => {
    setFailed(false)
    try {
      const address = URL.createObjectURL(new Blob([await load(file.id)], { type: 'application/octet-stream' }))
      Object.assign(document.createElement('a'), { href: address, download: file.name }).click()
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
    } catch {
      setFailed(true)
    }
  }
  if (drawn)
    return (
      <button type="button" class="photo" aria-label={words.download(file.name)} onClick={() => void save()}>
        <Drawing picture={drawn} name={file.name} />
      </button>
    )
  return (
    <>
      <button type="button" class="file" aria-label={words.download(file.name)} onClick={() => void save()}>
        <Icon name="file" />
        <bdi>{file.name}</bdi>
        <small>{formatSize(file.sizeBytes, language)}</small>
      </button>
      {failed && (
        <p class="meta failed" role="alert">
          {words.notFetched}
          <button type="button" onClick={() => (picture ? setFailed(false) : void save())}>
            {words.tryAgain}
          </button>
        </p>
      )}
    </>
  )
}
