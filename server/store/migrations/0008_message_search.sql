-- What was said is found as names are (0000_name_search.sql): folded, any script, any part. Of a message, what can be read.
CREATE FUNCTION message_words(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN coalesce(content->>'text', content->'card'->>'title', '');
--> statement-breakpoint
-- Three neighbours each; two where neither is ASCII, for Chinese words of two characters. Letters in pairs would be in
-- every message. What stands beyond the first 4,000 characters is not found.
CREATE FUNCTION text_grams(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
  FROM (SELECT left(fold_name(value), 4000) AS folded) AS said,
    generate_series(1, char_length(folded)) AS i,
    LATERAL (VALUES (substr(folded, i, 3), 3), (substr(folded, i, 2), 2)) AS piece(gram, size)
  WHERE char_length(gram) = size AND (size = 3 OR (ascii(gram) > 127 AND ascii(substr(gram, 2)) > 127))
);
--> statement-breakpoint
CREATE FUNCTION message_grams(content jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN text_grams(message_words(content));
--> statement-breakpoint
-- What a message must have to hold these words. Nothing, when they are too short to be looked up.
CREATE FUNCTION search_grams(wanted text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (
  SELECT coalesce(array_agg(gram), '{}') FROM unnest(text_grams(wanted)) AS gram
  WHERE char_length(gram) = 3 OR char_length(fold_name(wanted)) = 2
);
--> statement-breakpoint
CREATE INDEX messages_by_grams ON messages USING gin (message_grams(content));
