suite = 应用程序迁移

choice-server = 服务器迁移
closed-cloudendure = CloudEndure：AWS 已停止提供 CloudEndure Migration，因此“服务器迁移”中与它有关的页面已无法完成。请改做模块“Application Migration Service”（app-mig-service）：它是 CloudEndure 的后继服务。
