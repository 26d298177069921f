namespace Neighbourhood.Access.Accounts;

/// <summary>Who connects families with what is near, by how they came to it: anyone can be a connector.</summary>
internal enum WorkerKind
{
    LinkWorker,
    Connector,
    Volunteer,
}
