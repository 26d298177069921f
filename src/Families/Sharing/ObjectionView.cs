using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>One objection as its page shows it, with its history.</summary>
/// <param name="Who">Who objected.</param>
/// <param name="Receivers">To which kinds of receivers it is limited; none for all.</param>
/// <param name="Organisations">To which organisations it is limited; none for all.</param>
/// <param name="DecideBy">The safeguarding lead decides by then; null where nothing waits for them.</param>
/// <param name="MayDecide">Whether the viewer is one who can decide now.</param>
internal sealed record ObjectionView(
    Guid PersonId, string Person, string Who, IReadOnlyList<SharingPurpose> Purposes, IReadOnlyList<SharingReceiver> Receivers, IReadOnlyList<string> Organisations,
    ObjectionState State, DateOnly? DecideBy, bool Overdue, bool MayDecide, int Version, IReadOnlyList<ObjectionView.Step> Steps)
{
    internal sealed record Step(ObjectionState State, string? ToldBy, string? Reason, string? Law, string By, DateTimeOffset At);
}

/// <summary>Asks for one objection with its history.</summary>
[Allows(Permissions.ReadPeople, On = nameof(ObjectionId))]
internal sealed record SeeObjection(Guid ObjectionId) : IQuery<ObjectionView>;

internal sealed class AnswerSeeObjection(Db db, ISend send, Objections objections, SafeguardingGrounds grounds, DecisionDay days, Guard guard, Audit audit, TimeProvider clock)
    : IQueryHandler<SeeObjection, ObjectionView>
{
    public async Task<ObjectionView> Handle(SeeObjection query, CancellationToken ct)
    {
        var now = await objections.Find(query.ObjectionId, ct);
        var head = (await db.Find<Head>("SELECT objected_by, objected_by_person_id FROM families_objection_head WHERE id = @ObjectionId", query, ct))!;
        var steps = await db.Query<Taken>("""
            SELECT state, told_by, reason, law, taken_by, taken_at FROM families_objection_step WHERE objection_id = @ObjectionId ORDER BY id
            """, query, ct);
        var people = (await send.Ask(new GetPeople([now.PersonId, .. head.ObjectedByPersonId is { } giver ? [giver] : Array.Empty<Guid>()]), ct)).ToDictionary(p => p.Id, p => p.Name);
        var organisations = now.OrganisationIds.Count == 0 ? [] : await send.Ask(new GetOrganisations(now.OrganisationIds), ct);
        var workers = (await send.Ask(new GetStaff([.. steps.Select(s => s.TakenBy).OfType<Guid>().Distinct()]), ct)).ToDictionary(w => w.Id, w => w.Name);
        var since = now.Overridable.Count == 0 ? null : (await grounds.Of([now.PersonId], ct)).TryGetValue(now.PersonId, out var day) ? day : (DateOnly?)null;
        var decide = now.State == ObjectionState.Standing && since is { } from ? await days.Of(now.RecordedAt, from, ct) : (DateOnly?)null;
        var may = (now.State == ObjectionState.Overridden || (since is not null && now.State != ObjectionState.Withdrawn))
            && await guard.Reaches(Permissions.DecideObjection, nameof(query.ObjectionId), query.ObjectionId, ct);
        audit.Saw([query.ObjectionId, now.PersonId]); // last: what is asked in between writes its own row
        var name = people.GetValueOrDefault(now.PersonId, People.Names.Nobody);
        var who = head.ObjectedByPersonId is { } by && by != now.PersonId ? $"{people.GetValueOrDefault(by, People.Names.Nobody)}, {head.ObjectedBy.InWords()}" : $"{name}, {head.ObjectedBy.InWords()}";
        return new(now.PersonId, name, who, now.Purposes, [.. now.Lines.Select(l => l.Receiver).OfType<SharingReceiver>().Distinct()], [.. organisations.Select(o => o.Name)],
            now.State, decide, decide < clock.Today(), may, now.Version,
            [.. steps.Select(s => new ObjectionView.Step(s.State, s.ToldBy, s.Reason, s.Law, s.TakenBy is { } id ? workers.GetValueOrDefault(id, "A worker") : "The program", s.TakenAt))]);
    }

    private sealed record Head(AnswerGiver? ObjectedBy, Guid? ObjectedByPersonId);

    private sealed record Taken(ObjectionState State, string? ToldBy, string? Reason, string? Law, Guid? TakenBy, DateTimeOffset TakenAt);
}

/// <summary>By when the safeguarding lead decides: so many working days from when both the objection and the fear of harm stood.</summary>
internal sealed class DecisionDay(ISend send)
{
    private int? _days;

    internal async Task<DateOnly> Of(DateTimeOffset recordedAt, DateOnly since, CancellationToken ct)
    {
        _days ??= int.Parse(await send.Ask(new GetSetting("mdt.objectionDecideWd"), ct), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
        var from = recordedAt.LondonDay();
        return await send.Ask(new AddWorkingDays(from > since ? from : since, _days.Value), ct);
    }
}
