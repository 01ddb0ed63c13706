using PspMigrate.Fuzz.Running;

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}

return new Session(options).Run() ? 0 : 1;
