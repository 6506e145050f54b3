# Een mount point dat geen bestanden aanneemt.

mount-read-only = { $container } koppelt het op { $path } als read-only: uploads kunnen niet worden bewaard
mount-read-only-fix = Maak een nieuwe revisie aan waarin het mount point { $path } niet read-only is.
