# The words of the picture of an account.

picture-visitors = Visitors
picture-internet = Internet
picture-parameters = Parameter Store
picture-parameter = parameter
picture-nat = NAT gateway
picture-zone = zone
picture-tasks = { $running } of { $desired } tasks running
picture-public = public subnets
picture-private = private subnets
picture-title = The account as a picture
picture-ways = Ways between the resources
picture-summary = { $open } of { $total } ways are open.
picture-open = open
picture-broken = broken
picture-waiting = not ready yet
picture-unclear = not known
picture-missing = not there yet
format-svg = a picture of one account as SVG: its resources and the ways between them
picture-way = { $from } to { $to }
picture-none = This suite follows no traffic, so it has no picture.
picture-hidden = Hints are limited to pages here. A picture would show what is wrong.
