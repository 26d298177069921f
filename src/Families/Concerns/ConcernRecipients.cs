using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>
/// Finds whom a concern is told: who is named for the area and hour; without a name, the safeguarding leads of the teams that work with the family, and
/// after silence, or without such a team, every safeguarding lead. Nobody is told who could not open it, nor who
/// declared a conflict of interest with the family while there is another lead.
/// </summary>
internal sealed class ConcernRecipients(Db db, Aliases aliases, ISend send, TimeProvider clock)
{
    internal async Task<IReadOnlyList<Guid>> At(Guid concernId, ConcernTurn turn, CancellationToken ct)
    {
        var (every, barred) = ((await send.Ask(new FindStaff(Role: Roles.SafeguardingLead), ct)).Select(w => w.Id).ToList(), await Barred(concernId, ct));
        var leads = every.All(barred.Contains) ? every : [.. every.Where(l => !barred.Contains(l))];
        if (await Named(await AreaOf(concernId, ct), turn, leads, ct) is { } named) return [named];
        if (turn != ConcernTurn.Lead) return leads;
        var ofTeams = new HashSet<Guid>();
        foreach (var team in await Teams(concernId, ct)) ofTeams.UnionWith((await send.Ask(new FindStaff(Role: Roles.SafeguardingLead, ScopeId: team), ct)).Select(w => w.Id));
        if (!every.All(barred.Contains)) ofTeams.ExceptWith(barred);
        return ofTeams.Count > 0 ? [.. ofTeams] : leads;
    }

    private async Task<IReadOnlySet<Guid>> Barred(Guid concernId, CancellationToken ct) =>
        await db.Query<Guid>("SELECT household_id FROM families_concern WHERE id = @concernId AND household_id IS NOT NULL", new { concernId }, ct) is not [var household] ? new HashSet<Guid>()
        : (await db.Query<Guid>("SELECT user_id FROM families_barred WHERE household_id IN @ids", new { ids = await aliases.AllOf(household, ct) }, ct)).ToHashSet();

    /// <summary>Minutes of silence after which it is the next one's turn.</summary>
    internal async Task<TimeSpan> Patience(Guid concernId, CancellationToken ct) =>
        TimeSpan.FromMinutes(int.Parse(await send.Ask(new GetSetting("safeguarding.leadSilentMinutes", await AreaOf(concernId, ct)), ct), CultureInfo.InvariantCulture));

    /// <summary>Keeps who is told at this turn.</summary>
    internal async Task Keep(Guid concernId, ConcernTurn turn, CancellationToken ct)
    {
        foreach (var userId in await At(concernId, turn, ct)) await Keep(concernId, turn, userId, ct);
    }

    /// <inheritdoc cref="Keep(Guid, ConcernTurn, CancellationToken)"/>
    internal Task Keep(Guid concernId, ConcernTurn turn, Guid userId, CancellationToken ct) => db.Execute("""
        INSERT INTO families_concern_told (concern_id, user_id, turn, told_at)
        SELECT @concernId, @userId, @turn, @now
        WHERE NOT EXISTS (SELECT 1 FROM families_concern_told t WHERE t.concern_id = @concernId AND t.user_id = @userId AND t.turn = @turn)
        """, new { concernId, userId, turn, now = clock.Now() }, ct);

    private async Task<Guid?> Named(Guid? area, ConcernTurn turn, IReadOnlyList<Guid> leads, CancellationToken ct)
    {
        var onDuty = SafeguardingSetting.OnDuty(await send.Ask(new GetSetting("safeguarding.leads", area), ct), clock.Now().London().DateTime);
        if (onDuty.FirstOrDefault(d => d.Turn == turn)?.Email is not { } email) return null;
        foreach (var lead in leads)
            if (string.Equals(await send.Ask(new GetWorkAddress(lead), ct), email, StringComparison.OrdinalIgnoreCase)) return lead;
        return null;
    }

    private async Task<Guid?> AreaOf(Guid concernId, CancellationToken ct) => (await db.Query<Area>("""
        SELECT h.neighbourhood_id FROM families_household h
        WHERE h.neighbourhood_id IS NOT NULL AND (h.id IN (SELECT c.household_id FROM families_concern c WHERE c.id = @concernId)
          OR h.id IN (SELECT m.household_id FROM families_concern_person p JOIN families_member m ON m.person_id = p.person_id
            WHERE p.concern_id = @concernId AND m.from_on <= @today AND (m.to_on IS NULL OR m.to_on > @today)))
        ORDER BY h.id OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
        """, new { concernId, today = clock.Today() }, ct)) is [var area] ? area.NeighbourhoodId : null;

    private Task<IReadOnlyList<Guid>> Teams(Guid concernId, CancellationToken ct) => db.Query<Guid>("""
        SELECT DISTINCT i.team_or_site_id FROM families_concern c JOIN families_involvement i ON i.household_id = c.household_id
        WHERE c.id = @concernId AND i.team_or_site_id IS NOT NULL AND i.kind IN ('case', 'referral', 'lead') AND i.from_on <= @today AND (i.to_on IS NULL OR i.to_on > @today)
        """, new { concernId, today = clock.Today() }, ct);

    private sealed record Area(Guid? NeighbourhoodId);
}

/// <summary>Whom to tell of a concern now: whoever took it on, else those whose turn it is.</summary>
internal sealed class AnswerGetConcernRecipients(Db db, ConcernRecipients recipients, ISend send) : IFactHandler<GetConcernRecipients, GetConcernRecipients.Answer?>
{
    public async Task<GetConcernRecipients.Answer?> Handle(GetConcernRecipients fact, CancellationToken ct)
    {
        var concern = await db.Find<Row>("SELECT immediate_danger, lead_id, turn FROM families_concern WHERE id = @ConcernId AND state <> 'Closed'", fact, ct);
        if (concern is null) return null;
        if (concern.LeadId is { } lead) return new([lead], concern.ImmediateDanger);
        var told = await db.Query<Guid>("SELECT user_id FROM families_concern_told WHERE concern_id = @ConcernId AND turn = @Turn ORDER BY user_id", new { fact.ConcernId, concern.Turn }, ct);
        var leads = (await send.Ask(new FindStaff(Role: Roles.SafeguardingLead), ct)).Select(w => w.Id).ToHashSet();
        told = [.. told.Where(leads.Contains)]; // not who has left since
        return new(told.Count > 0 ? told : await recipients.At(fact.ConcernId, concern.Turn, ct), concern.ImmediateDanger);
    }

    private sealed record Row(bool ImmediateDanger, Guid? LeadId, ConcernTurn Turn);
}

/// <summary>Keeps who was told of a concern, so that they reach it and others see who has it.</summary>
internal sealed class KeepsWhoIsToldWhenSafeguardingConcernRaised(ConcernRecipients recipients) : IWhen<SafeguardingConcernRaised>
{
    public Task Handle(SafeguardingConcernRaised happened, CancellationToken ct) => recipients.Keep(happened.ConcernId, ConcernTurn.Lead, ct);
}
