-- What is to be done now and then, by one of all nodes: the table of db-scheduler, under a name of ours.
create table mcs_scheduled_task (
  task_name varchar(100) not null,
  task_instance varchar(100) not null,
  task_data bytea,
  execution_time timestamp with time zone not null,
  picked boolean not null,
  picked_by varchar(100),
  last_success timestamp with time zone,
  last_failure timestamp with time zone,
  consecutive_failures int,
  last_heartbeat timestamp with time zone,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index mcs_scheduled_task_time on mcs_scheduled_task (execution_time);
create index mcs_scheduled_task_heartbeat on mcs_scheduled_task (last_heartbeat);
