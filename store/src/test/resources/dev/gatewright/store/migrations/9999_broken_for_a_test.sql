CREATE TABLE made_first (x INTEGER);

CREATE TABLE made_first (x INTEGER);
