-- What was said is found as names are (0000_name_search.sql): folded, any script, any part. Of a message, what can be read.
CREATE FUNCTION message_words(content jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN coalesce(content->>'text', content->'card'->>'title', '');
--> statement-breakpoint
-- Three neighbours each; two where neither is ASCII, for Chinese words of two characters. Letters in pairs would be in
-- every message. What stands beyond the first 4,000 characters is not found.
-- Character by character in one pass: substr() counts from the beginning each time.
CREATE FUNCTION text_grams(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (
  SELECT coalesce(array_agg(DISTINCT gram), '{}')
  FROM (
    SELECT c, lead(c) OVER neighbours AS d, lead(c, 2) OVER neighbours AS e
    FROM unnest(string_to_array(left(fold_name(value), 4000), NULL)) WITH ORDINALITY AS said(c, i)
    WINDOW neighbours AS (ORDER BY i)
  ) AS three,
    LATERAL (VALUES (c || d || e), (CASE WHEN ascii(c) > 127 AND ascii(d) > 127 THEN c || d END)) AS piece(gram)
  WHERE gram IS NOT NULL
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
