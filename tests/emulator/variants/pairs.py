"""Two mistakes in one account that have nothing to do with each other, so that each is a cause of its own.

In page order. What a mistake makes impossible or unlikely for the other to show is left out: no page's check of the one
rests on the thing that the other got wrong. Only the one that strikes first has symptoms.
"""

PAIRS = (
    # The way out of the subnets, and a text typed wrong.
    ("pre-nat-gone", "param-host-url"),
    # Names of file systems, and which group the service carries.
    ("pre-dns-hostnames-off", "svc-default-group"),
    # The database does not run, which is nothing to the mount targets.
    ("pre-database-stopped", "efs-quick-create"),
    # A role without its policy, and a rule between two groups.
    ("pre-role-without-inline-policy", "sg-tasks-rule-missing"),
    # The file system's rule, and the database's address.
    ("sg-efs-rule-missing", "param-host-url"),
    # The database is shut to the tasks, and they ask for the wrong schema.
    ("sg-db-rule-missing", "param-name-not-schema"),
    # The load balancer does not get in, and the content is mounted beside the place.
    ("sg-tasks-udp", "td-mount-misspelt"),
    # Browsers do not get to the load balancer, and a parameter is named otherwise.
    ("sg-lb-https-only", "param-db-user"),
    # The groups of the mount targets, and the database's address.
    ("efs-quick-create", "param-host-trailing-space"),
    # No way to the file system, and a variable named otherwise.
    ("efs-no-mount-targets", "td-db-username"),
    # The wrong case, and a load balancer that browsers cannot reach.
    ("param-lower-case", "lb-internal"),
    # A parameter is missing, and AWS wants no service in a cluster that is gone.
    ("param-db-host-missing", "cluster-inactive"),
    # The listener's port, and a misspelt image.
    ("lb-port-8080", "td-image-typo"),
    # The targets' protocol, and the service's group.
    ("lb-target-group-https", "svc-default-group"),
    # A log group that nobody may make, and subnets without a way out.
    ("td-awslogs-create-group", "svc-public-without-ip"),
    # On the same page: two groups' rules.
    ("sg-tasks-rule-missing", "sg-db-rule-missing"),
    # One parameter's value, and another's name.
    ("param-host-url", "param-db-user"),
    # The variables, and the mount point.
    ("td-db-username", "td-mount-misspelt"),
)
