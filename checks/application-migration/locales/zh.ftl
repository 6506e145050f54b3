suite = 应用程序迁移
