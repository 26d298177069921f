using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>The topics that the signed-in worker said they know.</summary>
[Allows(Permissions.AskNetwork, Unscoped = "everybody reads it of themselves")]
internal sealed record SeeWhatIKnow : IQuery<IReadOnlyList<NetworkTopic>>
{
    internal sealed class Handler(Db db, CurrentUser user) : IQueryHandler<SeeWhatIKnow, IReadOnlyList<NetworkTopic>>
    {
        public async Task<IReadOnlyList<NetworkTopic>> Handle(SeeWhatIKnow query, CancellationToken ct) =>
            [.. (await db.Query<string>("SELECT topic FROM peersupport_knows WHERE user_id = @me ORDER BY topic", new { me = user.Id }, ct)).Select(Enum.Parse<NetworkTopic>).Order()];
    }
}
