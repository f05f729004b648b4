-- Names are searched as people type them: case, accents and width folded, any script, any part of the name.
CREATE FUNCTION fold_name(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN regexp_replace(lower(normalize(value, NFKD)), U&'[\0300-\036F]', '', 'g');
--> statement-breakpoint
-- Every character and every pair of neighbours: a trigram index is blind to two-character Chinese names.
CREATE FUNCTION name_grams(value text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN (
  SELECT coalesce(array_agg(DISTINCT substr(folded, i, n)), '{}')
  FROM (SELECT fold_name(value) AS folded) AS name, generate_series(1, char_length(folded)) AS i, (VALUES (1), (2)) AS size(n)
);
