# A mount point that takes no files.

mount-read-only = { $container } mounts it at { $path } read-only: uploads cannot be stored
mount-read-only-fix = Make a new revision in which the mount point { $path } is not read-only.
