-- Tokens of clients that were used once. The primary key decides which of two calls was first. Versions before this one
-- made the table themselves, in the same form.
create table if not exists mcs_used_token (
  token_hash char(64) primary key,
  keep_until bigint not null
);

create index if not exists mcs_used_token_keep_until on mcs_used_token (keep_until);
