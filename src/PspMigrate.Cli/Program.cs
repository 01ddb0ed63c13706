using PspMigrate.Cli;

using var interrupt = new Interrupt();
return interrupt.Guard(stop => Application.Run(args, SystemHost.Create(stop)));
