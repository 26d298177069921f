using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>What a person notes of an appointment, scan or visit: checked against how it stands and how the pregnancy stands, and kept in the history.</summary>
internal sealed class MilestoneSteps(Db db, Seen seen, History history)
{
    internal sealed record Standing(
        Guid Id, Guid PregnancyId, string Code, MilestoneKind Kind, DateOnly DueFrom, DateOnly DueOn, DateOnly DueTo, MilestoneStatus Status, Because? Because, string? Reason, DateOnly? DoneOn, string? Place,
        WithPartner? WithPartner, int Version);

    /// <exception cref="NotFound">There is none, or its pregnancy is not to be seen yet.</exception>
    internal async Task<(Standing Milestone, PregnancySteps.Now Pregnancy)> See(Guid milestoneId, CancellationToken ct)
    {
        var one = await db.Find<Standing>("""
            SELECT id, pregnancy_id, code, kind, due_from, due_on, due_to, status, because, reason, done_on, place, with_partner, version FROM antenatal_milestone WHERE id = @milestoneId
            """, new { milestoneId }, ct) ?? throw new NotFound("This appointment");
        return (one, await seen.See(one.PregnancyId, ct));
    }

    /// <summary>It may be changed, and nobody was first; null where the same step was taken already from the same page.</summary>
    internal async Task<(Standing Milestone, PregnancySteps.Now Pregnancy)?> ToChange(Guid milestoneId, MilestoneStatus to, int version, CancellationToken ct)
    {
        var (one, pregnancy) = await See(milestoneId, ct);
        if (one.Status == to && one.Version == version + 1) return null;
        if (one.Version != version)
            throw new Conflict("Somebody else has changed this. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Label(one.Status) }, new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Label(to) });
        if (Stopped(pregnancy.Status) is { } why) throw new Refused("", why);
        return (one, pregnancy);
    }

    internal Task Noted(Standing was, MilestoneStatus to, string? reason, CancellationToken ct) => history.Add(Subject.Milestone, was.Id, was.Status.ToString(), to.ToString(), reason, ct);

    internal static string Label(MilestoneStatus status, Because? because = null) => status switch
    {
        MilestoneStatus.Upcoming => "To come",
        MilestoneStatus.Open => "Due now",
        MilestoneStatus.Done => "Done",
        MilestoneStatus.Missed => because == Because.Passed ? "Was over before we knew" : "Missed",
        _ => "Not needed",
    };

    internal static string Label(WithPartner with) => with switch { WithPartner.Yes => "With her partner", WithPartner.No => "Without a partner", _ => "Not asked about a partner" };

    private static string? Stopped(PregnancyStatus status) => status switch
    {
        PregnancyStatus.LossRecorded => "Contact about this pregnancy is stopped, and nothing more is noted here.",
        PregnancyStatus.MovedAway => "She is looked after elsewhere. Take her back first.",
        PregnancyStatus.EnteredInError => "This pregnancy was entered by mistake, and nothing more is noted on it.",
        _ => null,
    };
}
