/** The page the editor's preview is in, which the hub serves elsewhere. */
import '@/widget/preview'
