// The reader of the assemblies is not made for several threads, and the rules share what it has read.
[assembly: Xunit.CollectionBehavior(DisableTestParallelization = true)]
