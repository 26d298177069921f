using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>How a match stands, for its coordinator: both answers, its clock, what happened.</summary>
[Allows(Permissions.ViewMatches, On = nameof(PeerMatchId))]
internal sealed record SeeMatch(Guid PeerMatchId) : IQuery<SeeMatch.View>
{
    internal sealed record Row(
        Guid Id, Guid RequestId, Guid SupporterId, Guid PersonId, MatchStatus Status, string Reasons, DateOnly OfferedOn, Said? SupporterSaid, Said? ParentSaid, DateTimeOffset? MatchedAt,
        DateTimeOffset? FirstContactBy, DateTimeOffset? FirstContactAt, DateOnly? LastContactOn, string? Boundaries, string? PausedCode, EndCode? EndCode, int Version, Guid? UserId, string? KnownAs);

    /// <param name="Held">Contact with the family is stopped, or they object.</param>
    /// <param name="HouseholdId">Whose page says how to reach them.</param>
    internal sealed record View(Row Match, string Parent, string Supporter, IReadOnlyList<string> Why, bool Held, IReadOnlyList<Happened> Steps, Guid? HouseholdId);

    internal sealed record Happened(DateTimeOffset At, string What, string? Reason, string Who);

    internal sealed class Handler(Db db, ISend send, WordsVault vault, History history, DoNotContact contact, Audit audit) : IQueryHandler<SeeMatch, View>
    {
        public async Task<View> Handle(SeeMatch query, CancellationToken ct)
        {
            var match = await db.Find<Row>("""
                SELECT m.id, m.request_id, m.supporter_id, m.person_id, m.status, m.reasons, m.offered_on, m.supporter_said, m.parent_said, m.matched_at, m.first_contact_by, m.first_contact_at, m.last_contact_on,
                    m.boundaries, m.paused_code, m.end_code, m.version, s.user_id, s.known_as
                FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.id = @PeerMatchId
                """, query, ct) ?? throw new NotFound("The match");
            var parent = (await send.Ask(new GetPeople([match.PersonId]), ct)).SingleOrDefault();
            var seen = parent is { Masking: not Masking.Hidden };
            // When it is over the programme works with the family no more: how it went is still its own to read.
            if (!seen && !Match.IsOver(match.Status)) throw new NotFound("The match");
            var steps = await history.Of(match.Id, ct);
            var names = await send.Names([match.UserId, .. steps.Select(s => s.ByUser)], ct);
            List<Guid> who = [match.PersonId];
            var held = (await contact.Held(who, ct)).Count > 0 || (await contact.Objecting(who, ct)).Count > 0;
            if (seen) audit.Saw(match.PersonId);
            return new(match with { Boundaries = vault.Words(match.Id, match.Boundaries) }, parent?.Name ?? "Somebody", match.UserId is null ? "A supporter" : names(match.UserId), Ranking.InWords(match.Reasons), held,
                [.. steps.Select(s => new Happened(s.At, Match.Label(Enum.Parse<MatchStatus>(s.ToStatus)), s.Reason, names(s.ByUser)))], seen ? parent!.HouseholdId : null);
        }
    }
}
