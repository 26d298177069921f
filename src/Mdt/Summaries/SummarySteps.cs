using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>A summary as it stands.</summary>
internal sealed record SummaryNow(Guid Id, Guid ItemId, Guid CaseId, Guid ToPersonId, SummaryStatus Status, string Text, int Version);

/// <summary>Takes a summary from one state to the next: who, the list of steps, the version, and what has changed since it was confirmed.</summary>
internal sealed class SummarySteps(Db db, History history, AliasCopy aliases, SummaryDesk desk, Guard guard, CurrentUser user, IOutbox outbox, TimeProvider clock)
{
    /// <summary>A summary with what it stands on.</summary>
    /// <param name="About">Of whom else it tells something.</param>
    internal sealed record Open(SummaryNow Now, Talked Item, Kin Kin, Relative To, IReadOnlyList<Guid> About, SummaryActor Actor);

    internal async Task<SummaryNow> Find(Guid summaryId, CancellationToken ct) => await db.Find<SummaryNow>("""
        SELECT id, item_id, case_id, to_person_id, status, text, version FROM mdt_summary WHERE id = @summaryId
        """, new { summaryId }, ct) ?? throw new NotFound("The summary");

    /// <summary>What the user is to this case; nothing for somebody of the team who neither chairs, coordinates nor leads.</summary>
    internal async Task<SummaryActor> Actor(Talked item, CancellationToken ct) =>
        (user.Id == item.LeadUserId ? SummaryActor.Lead : SummaryActor.None)
        | (await guard.Reaches(Permissions.ChooseSummaries, nameof(item.MdtId), item.MdtId, ct) ? SummaryActor.Chair : SummaryActor.None)
        | (await guard.Reaches(Permissions.Triage, nameof(item.MdtId), item.MdtId, ct) ? SummaryActor.Coordinator : SummaryActor.None);

    /// <summary>For a step: somebody who takes none finds nothing.</summary>
    internal async Task<Open> ToChange(Guid summaryId, CancellationToken ct)
    {
        var now = await Find(summaryId, ct);
        var item = await desk.Find(now.ItemId, ct);
        var actor = await Actor(item, ct);
        return actor == SummaryActor.None ? throw new NotFound("The summary") : await With(now, item, actor, ct);
    }

    internal async Task<Open> With(SummaryNow now, Talked item, SummaryActor actor, CancellationToken ct)
    {
        var kin = await desk.Family(item, ct);
        var kept = (await aliases.Kept([now.ToPersonId], ct))[0];
        // Somebody who left the household since: nothing is known of them but their id, so the strictest holds.
        var to = kin.Find(kept) ?? kin.Find(now.ToPersonId) ?? new Relative(new(kept, false, true, true, true, false, SharingBasis.NotAsked), "Somebody who is not of this family any more", "lives elsewhere", [], false);
        var about = await aliases.Kept(await db.Query<Guid>("SELECT person_id FROM mdt_summary_about WHERE summary_id = @Id ORDER BY person_id", new { now.Id }, ct), ct);
        return new(now, item, kin, to, about, actor);
    }

    /// <summary>Who must be told nothing of what this summary tells, as it is today; and what asks for eyes.</summary>
    internal async Task<(IReadOnlyList<Guid> No, IReadOnlyList<Tellings.Flagged> Flags)> Today(Open open, CancellationToken ct)
    {
        var everybody = open.Kin.Find(open.To.Who.Id) is null ? [.. open.Kin.Everybody, open.To.Who] : open.Kin.Everybody;
        var people = everybody.ToDictionary(p => p.Id);
        var answers = await desk.Answers(open.To.Who.Id, open.About.Concat(open.Kin.Subjects), ct);
        Guid[] no = [.. open.About.Where(a => !(people.TryGetValue(a, out var who) && Tellings.MayRead(open.To.Who, who, answers(a))))];
        return (no, Tellings.Flags(open.To.Who, [.. open.About.Concat(open.Kin.Subjects).Distinct()], everybody, answers));
    }

    /// <summary>Refuses where it tells something that this person may not be told today.</summary>
    internal static void CheckMayBeTold(Open open, IReadOnlyList<Guid> no)
    {
        if (open.To.Who.Died) throw new Refused("", "They have died. Withhold this summary");
        if (no.Count > 0)
            throw new Refused("", $"{open.To.Name} may not be told what this says about {string.Join(" and ", no.Select(open.Kin.Name))}. Take it out of the words, say whom they are about, then go on");
    }

    /// <summary>Takes the step; false when it was taken already from the same page, and there is nothing more to do.</summary>
    internal async Task<bool> To(Open open, SummaryStatus to, SummaryActor who, int version, bool flagged = false, string? reason = null, CancellationToken ct = default)
    {
        var now = open.Now;
        if (now.Status == to && now.Version == version + 1) return false;
        if (now.Version != version)
            throw new Conflict("Somebody else has changed this summary. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Summary"] = Summary.Label(now.Status) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Summary"] = Summary.Label(to) });
        Summary.Check(now.Status, to, who, flagged);
        await db.ExecuteVersioned("UPDATE mdt_summary SET status = @to, version = version + 1 WHERE id = @Id AND version = @Version", new { now.Id, to, now.Version }, ct: ct);
        await history.Add(Subject.Summary, now.Id, now.Status.ToString(), to.ToString(), reason, ct);
        return true;
    }

    /// <summary>A step that the program takes when it hears what became of a message; nothing where it is not on the list any more.</summary>
    internal async Task Heard(Guid messageId, SummaryStatus to, string? reason, CancellationToken ct)
    {
        var now = await db.Find<SummaryNow>("SELECT id, item_id, case_id, to_person_id, status, text, version FROM mdt_summary WHERE message_id = @messageId", new { messageId }, ct);
        if (now is null || !Summary.May(now.Status, to, SummaryActor.Program, false)) return;
        await db.Execute("UPDATE mdt_summary SET status = @to, version = version + 1 WHERE id = @Id", new { now.Id, to }, ct);
        await history.Add(Subject.Summary, now.Id, now.Status.ToString(), to.ToString(), reason, ct);
    }

    /// <summary>Tells the lead practitioner that something waits for their eyes.</summary>
    internal async Task AskLead(Talked item, CancellationToken ct)
    {
        if (!await Conflicts.Has(db, item.LeadUserId, item.HouseholdId, ct))
            await outbox.Add(new MdtNoticeGiven(clock.NewId(), MdtNoticeKind.SummaryToConfirm, [item.LeadUserId], item.CaseId), ct);
    }

    /// <summary>What the lead practitioner knew when they confirmed.</summary>
    internal async Task KeepFlags(Guid summaryId, IReadOnlyList<Tellings.Flagged> flags, CancellationToken ct)
    {
        await db.Execute("DELETE FROM mdt_summary_flag WHERE summary_id = @summaryId", new { summaryId }, ct);
        foreach (var flag in flags)
            await db.Execute("INSERT INTO mdt_summary_flag (summary_id, code, person_id) VALUES (@summaryId, @Flag, @PersonId)", new { summaryId, flag.Flag, flag.PersonId }, ct);
    }

    /// <summary>What was not known when it was confirmed.</summary>
    internal async Task<IReadOnlyList<Tellings.Flagged>> NewSince(Guid summaryId, IReadOnlyList<Tellings.Flagged> flags, CancellationToken ct)
    {
        var known = (await db.Query<Known>("SELECT code, person_id FROM mdt_summary_flag WHERE summary_id = @summaryId", new { summaryId }, ct)).Select(k => new Tellings.Flagged(k.Code, k.PersonId)).ToHashSet();
        return [.. flags.Where(f => !known.Contains(f))];
    }

    private sealed record Known(SummaryFlag Code, Guid PersonId);
}
