using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>All appointments, scans and visits of a pregnancy in order, and the weeks that they are drawn in.</summary>
/// <param name="Edd">Null where it is not known: then there is nothing before the birth.</param>
/// <param name="MayNote">What is due is a link to where it is noted.</param>
internal sealed record Timeline(Guid PregnancyId, DateOnly? Edd, DateOnly Today, IReadOnlyList<Timeline.Entry> Entries, Guid? SilenceId, bool MayNote)
{
    internal sealed record Entry(
        Guid Id, string Code, MilestoneKind Kind, DateOnly DueFrom, DateOnly DueOn, DateOnly DueTo, MilestoneStatus Status, Because? Because, string? Reason, bool IfFirst, DateOnly? DoneOn, string? Place,
        WithPartner? WithPartner)
    {
        internal string Name => Schedule.Label(Code);

        internal bool IsAfterBirth => Code is Schedule.NewBirthVisit or Schedule.SixWeekVisit or Schedule.FirstYearVisit or Schedule.SecondYearVisit;
    }

    internal IReadOnlyList<Entry> Before { get; } = [.. Entries.Where(e => e.Status != MilestoneStatus.NotNeeded && !e.IsAfterBirth)];

    internal IReadOnlyList<Entry> After { get; } = [.. Entries.Where(e => e.Status != MilestoneStatus.NotNeeded && e.IsAfterBirth)];

    /// <summary>What a person took out, and why; what fell out of the list by itself is not shown.</summary>
    internal IReadOnlyList<Entry> NotNeeded { get; } = [.. Entries.Where(e => e is { Status: MilestoneStatus.NotNeeded, Because: Because.Person })];

    /// <summary>As it is printed: without what was said, where, and who was there. Whoever finds the paper reads dates.</summary>
    internal Timeline OnPaper() =>
        new(PregnancyId, Edd, Today, [.. Entries.Where(e => e.Status != MilestoneStatus.NotNeeded).Select(e => e with { Reason = null, Place = null, WithPartner = null })], null, MayNote: false);

    internal bool AnyIfFirst => Before.Any(e => e.IfFirst);

    /// <summary>"4 of 12 done, 1 missed. Next: 28-week appointment."</summary>
    internal string Says
    {
        get
        {
            var missed = Before.Count(e => e is { Status: MilestoneStatus.Missed, Because: null });
            var next = Before.Concat(After).FirstOrDefault(e => e.Status is MilestoneStatus.Open or MilestoneStatus.Upcoming);
            return $"{Before.Count(e => e.Status == MilestoneStatus.Done)} of {Before.Count} done{(missed > 0 ? $", {missed} missed" : "")}.{(next is null ? "" : $" Next: {next.Name}.")}";
        }
    }
}

/// <summary>Reads it, for whoever was let to see the pregnancy.</summary>
internal sealed class Timelines(Db db, CurrentUser user, TimeProvider clock)
{
    /// <summary>Not where contact is stopped, it was entered by mistake, or it closed and no baby was born: weeks and a due date would be read all the same.</summary>
    internal async Task<bool> IsShown(PregnancySteps.Now pregnancy, CancellationToken ct) =>
        pregnancy.Status is not (PregnancyStatus.LossRecorded or PregnancyStatus.EnteredInError)
        && (pregnancy.Status != PregnancyStatus.Closed || await db.Find<int>("SELECT COUNT(*) FROM antenatal_baby WHERE pregnancy_id = @Id AND state = 'Born'", new { pregnancy.Id }, ct) > 0);

    internal async Task<Timeline> Of(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        var entries = await db.Query<Timeline.Entry>("""
            SELECT id, code, kind, due_from, due_on, due_to, status, because, reason, if_first, done_on, place, with_partner FROM antenatal_milestone WHERE pregnancy_id = @Id ORDER BY due_on, due_from, code
            """, new { pregnancy.Id }, ct);
        var silence = await db.Query<Guid>("SELECT id FROM antenatal_silence WHERE pregnancy_id = @Id AND closed_on IS NULL ORDER BY opened_on, id", new { pregnancy.Id }, ct);
        return new(pregnancy.Id, pregnancy.AgreedEdd, clock.Today(), entries, silence.Count > 0 && user.May(Permissions.Write) ? silence[0] : null, user.May(Permissions.NoteMilestones));
    }
}

/// <summary>On a pregnancy's page: its appointments as a picture of weeks.</summary>
internal sealed class MilestonesSection(Timelines timelines) : IPregnancySection
{
    public string Permission => Permissions.View;

    public int Order => 20;

    public string Partial => "/Antenatal/Milestones/MilestonesSection.cshtml";

    public async Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct) =>
        await timelines.IsShown(pregnancy, ct) ? await timelines.Of(pregnancy, ct) : null;
}
