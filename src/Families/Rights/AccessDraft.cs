using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>What was decided about one part.</summary>
internal enum AccessDecision { Give, LeaveOut, Shorten }

/// <summary>What stands about one part of an answer: the decision, or what holds until there is one.</summary>
/// <param name="Decision">Null where nobody has decided yet.</param>
/// <param name="Words">What is given instead, where it is shortened.</param>
internal sealed record AccessPart(GatherForAccess.Part Kept, AccessDecision? Decision, string? Words, string? Reason)
{
    /// <summary>A part that is withheld waits for nobody: it is left out unless somebody decides otherwise. All else must be looked at.</summary>
    internal bool Waits => Decision is null && Kept.Withheld is null;

    /// <summary>What the person reads; null where it is left out.</summary>
    internal string? Given => Decision switch
    {
        AccessDecision.Give => Kept.Text,
        AccessDecision.Shorten => Words,
        _ => null,
    };
}

/// <summary>Puts the parts of every module and what was decided about them together, drawn anew each time: no copy of them is kept.</summary>
internal sealed class AccessDraft(Db db, ISend send)
{
    internal sealed record Request(Guid Id, Guid PersonId, AskedBy AskedBy, string IdentitySeen, DateOnly AskedOn, DateOnly DueOn, string State, DateTimeOffset? EndedAt, string? DeclinedReason, int Version);

    private sealed record Decided(string Module, Guid PartId, AccessDecision Decision, string? Words, string? Reason);

    internal async Task<Request> Of(Guid requestId, CancellationToken ct) => await db.Find<Request>("""
        SELECT id, person_id, asked_by, identity_seen, asked_on, due_on, state, ended_at, declined_reason, version FROM families_access_request WHERE id = @requestId
        """, new { requestId }, ct) ?? throw new NotFound("This request");

    internal async Task<IReadOnlyList<AccessPart>> Parts(Request request, CancellationToken ct)
    {
        var decided = (await db.Query<Decided>("SELECT module, part_id, decision, words, reason FROM families_access_decision WHERE request_id = @Id", new { request.Id }, ct)).ToDictionary(d => (d.Module, d.PartId));
        var parts = await send.Ask(new GatherForAccess(request.PersonId), ct);
        return [.. parts.OrderBy(p => p.Module, StringComparer.Ordinal).ThenBy(p => p.Kind, StringComparer.Ordinal).ThenBy(p => p.On).ThenBy(p => p.Id)
            .Select(p => decided.GetValueOrDefault((p.Module, p.Id)) is { } d ? new AccessPart(p, d.Decision, d.Words, d.Reason) : new AccessPart(p, null, null, null))];
    }
}
