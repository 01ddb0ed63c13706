using BenchmarkDotNet.Running;
using PspMigrate.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(ReadingBenchmarks).Assembly).Run(args);
