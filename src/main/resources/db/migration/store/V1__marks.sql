-- What the store remembers about itself from one start to the next. Versions before this one made the table themselves,
-- in the same form.
create table if not exists mcs_store_mark (
  name varchar(50) primary key,
  content text
);
