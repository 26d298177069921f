using Neighbourhood.Access;
using Neighbourhood.Antenatal;
using Neighbourhood.Areas;
using Neighbourhood.Contact;
using Neighbourhood.Families;
using Neighbourhood.FamilyHubs;
using Neighbourhood.Host;
using Neighbourhood.Host.Command;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt;
using Neighbourhood.PeerSupport;

// The modules of this program: one word each, and the rest is found.
IReadOnlyList<IModule> modules = [new HostModule(), new AccessModule(), new AreasModule(), new FamiliesModule(), new ContactModule(), new MdtModule(), new FamilyHubsModule(), new AntenatalModule(), new PeerSupportModule()];

// SQLite works synchronously: too few threads, and busy readers starve the one that would commit.
ThreadPool.SetMinThreads(Math.Max(16, Environment.ProcessorCount), 16);

return await CommandLine.Run(args, modules, Serve.Run);
