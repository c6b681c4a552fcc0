-- Once, on the primary, as postgres. The passwords are of your own choosing.
-- There is no standby yet that a commit could wait for.
set synchronous_commit = local;
create role kejar_owner login createrole password 'secret-of-the-owner';
create database kejar owner kejar_owner encoding 'UTF8' template template0;
create role kejar_replication login replication password 'secret-of-the-standby';
-- HAProxy asks with it which server is the primary; it may do nothing else.
create role kejar_check login connection limit 10;
