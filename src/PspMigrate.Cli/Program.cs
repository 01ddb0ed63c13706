using PspMigrate.Cli;

using var interrupt = new Interrupt();
return interrupt.Guard(() => Application.Run(args, SystemHost.Create(interrupt)));
