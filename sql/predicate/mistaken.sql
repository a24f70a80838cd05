-- SPDX-License-Identifier: MIT
-- Do these answers not fit an event's questions: more of them, or one that the question does not have? An
-- answer is its number from 1, 0 for none.
cardinality({{answers}}) > jsonb_array_length({{questions}})
OR EXISTS (
  SELECT FROM unnest({{answers}}) WITH ORDINALITY AS said (answer, place)
  WHERE said.answer NOT BETWEEN 0
    AND coalesce(jsonb_array_length({{questions}} -> (said.place - 1)::integer -> 'answers'), 0)
)
