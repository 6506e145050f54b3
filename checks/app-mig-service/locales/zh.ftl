# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = 开始之前
step-setup = 初始设置
step-install-agent = 安装代理
step-server-details = 更新服务器详细信息
step-test = 启动测试实例
step-launch = 启动割接实例
step-webserver-config = 配置应用程序
page-database-migration-create-target-db = 创建目标数据库

kind-stack = CloudFormation 堆栈
kind-stack-failure = 堆栈的失败事件
kind-replication-template = 复制设置模板
kind-source-server = 源服务器
kind-launch-settings = 启动设置
kind-launch-template = 启动模板

## Before you start

check-stack = 研讨会的堆栈已部署
    .failed = 研讨会的堆栈未部署
    .why = 它创建 VPC、源服务器和角色。
    .fix = 在 CloudFormation 控制台中查看堆栈的事件，从第一个失败开始。如果堆栈正在删除，请等到删除完成后再重新部署。否则，只有在缺少堆栈创建的资源时才删除它：您在其 VPC 中创建的资源必须先删除。
check-target-vpc = { $vpc } 存在
    .failed = { $vpc } 不存在
    .why = 它由研讨会的堆栈创建。Web 服务器将迁移到其中。
check-vpc-dns = { $vpc } 可以解析 DNS 名称
    .failed = { $vpc } 无法解析 DNS 名称
    .why = 没有 DNS 主机名，Web 服务器就没有公有 DNS 名称；没有 DNS，它就找不到数据库。
check-public-subnets = 公有子网可以访问互联网
    .failed = 某个公有子网不存在或无法访问互联网
    .why = 复制服务器和迁移后的 Web 服务器都在其中。
check-database = 目标数据库存在
    .failed = { $vpc } 中没有目标数据库
    .why = 迁移后的 Web 服务器上的商店从中读取数据。
check-database-available = 目标数据库可用
    .failed = 目标数据库不可用
    .why = 已停止或正在删除的数据库不会响应。
check-database-engine = 目标数据库是 MySQL
    .failed = 目标数据库不是 MySQL
    .why = 商店需要 MySQL。

## Initial setup

check-template = 复制设置模板存在
    .failed = 复制设置模板不存在
    .why = 它决定 AWS Application Migration Service 在哪里启动复制服务器。
    .fix = 打开 AWS Application Migration Service 控制台，选择“开始使用”。
check-staging-subnet = 暂存区子网是公有子网
    .failed = 暂存区子网不是公有子网
    .why = 源服务器上的代理通过互联网将数据发送到复制服务器。
asked-staging-subnet = 以 { $vpc } 的公有子网作为暂存区子网
    .saw = 暂存区子网是 { $things }
    .found = { $things } 不是公有子网
    .fix = 在 AWS Application Migration Service 控制台中打开“设置”，选择 { $vpc }-public-a。对于列表中已有的服务器，还要更改其复制设置。

## Install agent

check-source-server = 源服务器在列表中
    .failed = 列表中没有源服务器
    .why = 代理在安装时将服务器添加到列表中。
    .fix = 在源 Web 服务器上使用页面中的区域和访问密钥再次运行安装程序。
check-replicating = 复制正在进行
    .failed = 复制已停滞
    .why = 只有复制完成的服务器才能启动。
    .fix = 在 AWS Application Migration Service 控制台中打开该服务器，查看迁移控制面板。

## Update server details

check-right-sizing = 实例类型大小优化已关闭
    .failed = 实例类型大小优化已打开
    .why = 打开大小优化时，服务会覆盖启动模板中的实例类型。
    .fix = 打开服务器的启动设置，选择“编辑”，将实例类型大小优化设为“无”。
check-default-version = 启动模板的新版本是默认版本
    .failed = 启动模板的新版本不是默认版本
    .why = 服务启动的是默认版本。新版本不会自动成为默认版本。
asked-default-version = 最新版本为默认版本的启动模板
    .saw = { $things } 的默认版本正确
    .found = { $things } 的默认版本不是最新版本
    .fix = 打开启动模板，选择最新版本，然后选择“操作”、“设置默认版本”。
check-server-ready = 服务器已复制完成
    .failed = 服务器未复制完成
    .why = 数据复制状态为“正常”时，才能启动测试实例。
    .fix = 在 AWS Application Migration Service 控制台中打开该服务器，查看迁移控制面板。

## Launch test instance

check-test-launched = 已启动测试实例
    .failed = 未启动测试实例
    .why = 测试可在割接之前显示副本能否启动。
    .fix = 选择“测试和割接”、“启动测试实例”。如果启动失败，请在启动历史记录中查看其任务。
check-ready-for-cutover = 服务器已标记为准备好割接
    .failed = 服务器未标记为准备好割接
    .why = 标记之后才能启动割接实例。
    .fix = 测试实例运行后，选择“测试和割接”、“标记为‘准备好割接’”。

## Launch cutover instance

check-cutover-launched = 已启动割接
    .failed = 未启动割接
    .why = 割接实例就是迁移后的 Web 服务器。
    .fix = 选择“测试和割接”、“启动割接实例”。如果仍有任务在运行，请等待其结束。
check-webserver = 迁移后的 Web 服务器存在
    .failed = { $vpc } 中没有迁移后的 Web 服务器
    .why = 如果使用启动模板的其他版本启动，它会位于另一个 VPC 中。
    .fix = 检查启动模板的默认版本，然后重新启动。切换完成后不会再启动任何实例：请将服务器归档，重新安装代理，并从那里重复后续步骤。
check-webserver-type = 其实例类型是 { $instance_type }
    .failed = 其实例类型不同
    .why = 页面要求使用此类型，对商店来说已足够。
    .advice = 其他类型可能费用更高。
check-webserver-running = 它正在运行
    .failed = 它没有运行
    .why = 已停止的服务器不会响应。
    .fix = 在 EC2 控制台中启动该实例。
check-webserver-subnet = 它位于公有子网中
    .failed = 它不在公有子网中
    .why = 访问者通过互联网网关访问它。
asked-webserver-subnet = 位于公有子网中的 Web 服务器
    .saw = { $things } 位于公有子网中
    .found = { $things } 不在公有子网中
    .fix = 在启动模板中选择 { $vpc }-public-a，将该版本设为默认版本，然后重新启动。
check-webserver-public = 它有公有地址
    .failed = 它没有公有地址
    .why = 没有公有地址，访问者就无法访问它。
asked-webserver-public = 具有公有 IPv4 地址的 Web 服务器
    .saw = { $things } 有公有地址
    .found = { $things } 没有公有地址
    .fix = 在启动模板中启用“自动分配公有 IP”，将该版本设为默认版本，然后重新启动。或者将弹性 IP 地址关联到该实例。
check-cutover-finalized = 割接已完成
    .failed = 割接未完成
    .why = 在此之前，复制会继续进行，复制服务器会产生费用。
    .fix = 选择“测试和割接”、“完成割接”。

## Configure application

check-webserver-http = Web 服务器允许访问者访问
    .failed = Web 服务器不允许访问者访问
    .why = 访问者通过端口 80 访问。
check-ssh-from-own-address = SSH 仅限您自己的地址
    .why = 这样其他人就无法在 Web 服务器上尝试密码和密钥。
asked-ssh = 仅允许您自己的地址使用 SSH（端口 22）的规则
    .saw = { $things } 仅允许单个地址使用 SSH
    .found = { $things } 没有允许单个地址使用 SSH 的规则
    .fix = 为 SSH 添加来源为“我的 IP”的入站规则，并删除范围更大的规则。
check-database-from-webserver = 数据库允许 Web 服务器访问
    .failed = 数据库不允许 Web 服务器访问
    .why = 商店通过端口 3306 读取数据。
check-visitors-reach-webserver = 访问者可以访问 Web 服务器
    .failed = 访问者无法访问 Web 服务器
    .why = 请求会经过互联网网关、子网的网络 ACL 和安全组。
check-webserver-reaches-database = Web 服务器可以访问数据库
    .failed = Web 服务器无法访问数据库
    .why = 请求会经过两端的网络 ACL 和安全组。
check-site = 商店有响应
    .failed = 商店没有响应
    .why = 这是访问者看到的内容。

site-install = { $url } 显示 WordPress 安装程序：找不到其数据表
    .fix = 将 wp-config.php 中的 DB_NAME 与数据库（schema）名称核对，并查看数据库迁移是否已加载这些表。
site-database-error = { $url } 返回 { $status }：“Error establishing a database connection”
    .fix = 请将 /var/www/html/wp-config.php 中的 DB_HOST、DB_USER 和 DB_PASSWORD 与数据库核对。

## What the service says about a replication

symptom-agent-not-seen = 服务不再收到代理的消息
    .fix = 启动源 Web 服务器，并检查它能否通过 TCP 443 访问 AWS。如有疑问，请重新安装代理。
symptom-agent-cannot-connect = 源服务器无法通过 TCP 1500 访问复制服务器
    .fix = 请使用公有子网作为暂存区子网，并为复制服务器分配公有 IP 地址。同时更改该服务器的复制设置。
symptom-replication-server-isolated = 复制服务器无法通过 TCP 443 访问 AWS
    .fix = 使用具有通往互联网网关的路由的子网作为暂存区子网；在服务器的复制设置中也要更改。
symptom-replication-server-not-launched = 服务无法创建复制服务器、其磁盘或快照
    .fix = 检查账户的 EC2 和 EBS 配额以及服务的角色：在“设置”中选择“重新初始化服务权限”。
symptom-slow-network = 源服务器与复制服务器之间的网络太慢或会中断
    .fix = 等待几分钟。如果没有恢复，请在复制设置中为复制服务器选择更大的实例类型。
symptom-stack-runtime = 模板过旧：它要求的 Lambda 运行时 AWS 已不再提供
    .fix = 请使用实验代码库中的模板。将两个函数的 Runtime 改为当前的 Python 版本。按页面上的选项 2 进行部署。
symptom-stack-image = 模板过旧或用于其他区域：其映像 (AMI) 在此处不可用
    .fix = 在 us-west-2 中部署堆栈。如果该映像已不存在，请在研讨会存储库的模板中使用当前的 Ubuntu 映像。
symptom-stack-code = 模板从此区域无法读取的存储桶中获取函数代码
    .fix = 在 us-west-2 中部署堆栈，或按页面的选项 2 将代码打包到自己的存储桶中。
symptom-stack-exists = 堆栈要使用的名称已存在
    .fix = 删除消息中提到的内容（之前尝试时创建的角色或用户），然后重新部署堆栈。
symptom-stack-quota = 账户的配额已用完
    .fix = 删除不再需要的内容（VPC、弹性 IP 地址），或申请提高配额。然后重新部署堆栈。
symptom-stack-denied = 您无权创建堆栈所需的内容
    .fix = 以具有管理员权限的用户身份部署堆栈。

## What changes the resources of the service

change-stack-roll-back = 回滚 { $name } 的更新
change-create-template = 初始化 AWS Application Migration Service，将暂存区设在 { $vpc } 的公有子网中
change-staging-subnet = 在复制模板以及已在列表中的服务器的复制设置中使用子网 { $vpc }-public-a
change-staging-subnet-of-template = 在复制模板中使用子网 { $vpc }-public-a
change-replication-retry = 排除 AWS 指出的原因，然后重试 { $name } 的复制
change-replication-resume = 恢复 { $name } 的复制
change-replication-start = 启动 { $name } 的复制
change-launch-test = 启动 { $name } 的测试实例
change-ready-for-cutover = 将 { $name } 标记为已准备好割接
change-launch-cutover = 启动 { $name } 的割接实例
change-finalize-cutover = 完成 { $name } 的割接
change-right-sizing = 关闭实例类型大小优化
change-default-version = 将启动模板 { $name } 的最新版本设为默认版本
