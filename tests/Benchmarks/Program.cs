using BenchmarkDotNet.Running;
using Neighbourhood.Benchmarks;

// dotnet run -c Release --project tests/Benchmarks
BenchmarkSwitcher.FromAssembly(typeof(WriteACommand).Assembly).Run(args.Length == 0 ? ["--filter", "*"] : args);
