using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>What a supporter has said of themselves, and what waits for them.</summary>
[Allows(Permissions.Support, Unscoped = "it shows what is one's own, and nobody else's")]
internal sealed record SeeMyself : IQuery<SeeMyself.Answer>
{
    internal sealed record Answer(
        Guid SupporterId, SupporterStatus Status, int Version, string? KnownAs, IReadOnlyList<Available> Available, IReadOnlyList<Declarations.Declared> Declared, DateOnly? RestUntil, bool CareWaits, string Supervisor);

    internal sealed class Handler(Db db, OwnSupporter own, Profiles profiles, Declarations declarations, ISend send) : IQueryHandler<SeeMyself, Answer>
    {
        private sealed record Row(DateOnly? RestUntil, DateOnly? CareFrom, DateOnly? CareGivenOn);

        public async Task<Answer> Handle(SeeMyself query, CancellationToken ct)
        {
            var me = await own.Find(ct);
            var row = (await db.Find<Row>("SELECT rest_until, care_from, care_given_on FROM peersupport_supporter WHERE id = @Id", me, ct))!;
            var supervisor = me.SupervisorUserId is null ? "Ask the coordinator" : (await send.Names([me.SupervisorUserId], ct))(me.SupervisorUserId);
            return new(me.Id, me.Status, me.Version, me.KnownAs, (await profiles.Of(me.Id, ct)).Available, await declarations.Of(me.Id, ct), row.RestUntil, row is { CareFrom: not null, CareGivenOn: null }, supervisor);
        }
    }
}
