using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Plans;

/// <summary>What a family and those who work with them want to reach, and how: one goal of a plan.</summary>
internal sealed record Goal
{
    public string? What { get; init; }
    public string? Who { get; init; }
    public DateOnly? By { get; init; }

    /// <summary>How sure they are that it will go well, 0 to 10.</summary>
    public int? Confidence { get; init; }

    /// <summary>How it went.</summary>
    public string? Went { get; init; }

    internal bool IsBlank => string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(Who) && By is null && Confidence is null && string.IsNullOrWhiteSpace(Went);

    internal string InWords => string.Join("; ", new[]
    {
        What, Who is null ? null : $"who: {Who}", By is { } by ? $"by {by.InWords()}" : null,
        Confidence is { } sure ? $"confidence {sure.ToString(CultureInfo.InvariantCulture)} of 10" : null, Went is null ? null : $"how it went: {Went}",
    }.OfType<string>());
}

/// <summary>The words of a care and support plan, in the order of the form.</summary>
internal sealed record Plan
{
    internal const int MostGoals = 8;

    public string? AboutUs { get; init; }
    public string? Strengths { get; init; }
    public string? Needs { get; init; }
    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>Null where nobody asked yet.</summary>
    public bool? Agreed { get; init; }

    /// <summary>Who of the family agreed to it.</summary>
    public Guid? AgreedWith { get; init; }
    public DateOnly? AgreedOn { get; init; }
    public string? NotAgreedReason { get; init; }

    /// <summary>What to watch for, what is done then, and who is called.</summary>
    public string? WatchFor { get; init; }
    public string? ThenDo { get; init; }
    public string? WhoToCall { get; init; }
    public DateOnly? ReviewOn { get; init; }

    /// <summary>As it is kept: trimmed, without blank goals, without what another answer took away.</summary>
    internal Plan Kept() => new()
    {
        AboutUs = Trimmed(AboutUs),
        Strengths = Trimmed(Strengths),
        Needs = Trimmed(Needs),
        Goals = [.. Goals.Where(g => !g.IsBlank).Select(g => g with { What = Trimmed(g.What), Who = Trimmed(g.Who), Went = Trimmed(g.Went) })],
        Agreed = Agreed,
        AgreedWith = Agreed == true ? AgreedWith : null,
        AgreedOn = Agreed == true ? AgreedOn : null,
        NotAgreedReason = Agreed == false ? Trimmed(NotAgreedReason) : null,
        WatchFor = Trimmed(WatchFor),
        ThenDo = Trimmed(ThenDo),
        WhoToCall = Trimmed(WhoToCall),
        ReviewOn = ReviewOn,
    };

    internal bool IsEmpty => Fields().All(f => f.Text is null);

    /// <summary>Each part with its name, for a comparison; nobody of the family is named.</summary>
    internal IReadOnlyList<(string Label, string? Text)> Fields() =>
    [
        ("About us", AboutUs), ("Strengths", Strengths), ("Needs", Needs),
        ("Goals", Goals.Count == 0 ? null : string.Join('\n', Goals.Select(g => g.InWords))),
        ("Agreed with the family", Agreed switch
        {
            null => null,
            true => $"Yes{(AgreedOn is { } on ? $", on {on.InWords()}" : "")}",
            false => $"No: {NotAgreedReason}",
        }),
        ("What to watch for", WatchFor), ("What is done then", ThenDo), ("Who to call", WhoToCall), ("Review of the plan", ReviewOn?.InWords()),
    ];

    /// <summary>The parts in which two versions differ; all that are there when there was none before.</summary>
    internal static IReadOnlyList<string> Changed(Plan? before, Plan after)
    {
        var old = (before ?? new Plan()).Fields();
        List<string> changed = [.. after.Fields().Where((f, i) => !string.Equals(f.Text, old[i].Text, StringComparison.Ordinal)).Select(f => f.Label)];
        return changed.Count == 0 && before?.AgreedWith != after.AgreedWith ? ["Agreed with the family"] : changed;
    }

    /// <summary>All that does not fit, at once; whether who agreed is of the family is for who asks.</summary>
    internal Refusals Check(DateOnly today, DateOnly? reviewStands)
    {
        var refusals = new Refusals()
            .Text(AboutUs, "AboutUs", 2000).Text(Strengths, "Strengths", 2000).Text(Needs, "Needs", 2000)
            .Text(WatchFor, "WatchFor", 1000).Text(ThenDo, "ThenDo", 1000).Text(WhoToCall, "WhoToCall", 500)
            .If(Agreed == true && AgreedWith is null, "AgreedWith", "Choose who of the family agreed")
            .If(Agreed == true && AgreedOn is null, "AgreedOn", "Enter the day on which they agreed")
            .If(Agreed == true && AgreedOn > today, "AgreedOn", "The day must be today or earlier")
            .If(ReviewOn < today && ReviewOn != reviewStands, "ReviewOn", "The day must be today or later")
            .If(Goals.Count(g => !g.IsBlank) > MostGoals, "", $"Keep to {MostGoals} goals: the most important ones");
        if (Agreed == false) refusals.Text(NotAgreedReason, "NotAgreedReason", 500, "Say why it is not agreed");
        foreach (var (goal, i) in Goals.Select((g, i) => (g, i)).Where(g => !g.g.IsBlank))
            refusals.Text(goal.What, $"Goals[{i}].What", 500, "Say what the goal is").Text(goal.Who, $"Goals[{i}].Who", 200).Text(goal.Went, $"Goals[{i}].Went", 500)
                .If(goal.Confidence is < 0 or > 10, $"Goals[{i}].Confidence", "Enter a number from 0 to 10");
        return refusals;
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ReplaceLineEndings("\n");
}

/// <summary>The versions of a case's plan: each one whole, only added to.</summary>
internal sealed class PlanVersions(Db db)
{
    /// <param name="Words">What it says.</param>
    internal sealed record Version(Guid Id, int Number, Guid? By, DateTimeOffset At, Plan Words);

    private sealed record Row(
        Guid Id, int Version, string? AboutUs, string? Strengths, string? Needs, bool? Agreed, Guid? AgreedWith, DateOnly? AgreedOn, string? NotAgreedReason,
        string? WatchFor, string? ThenDo, string? WhoToCall, DateOnly? ReviewOn, Guid? ByUser, DateTimeOffset At);

    private sealed record GoalRow(Guid PlanId, string What, string? Who, DateOnly? ByDay, int? Confidence, string? Went);

    /// <summary>All of them, the newest first.</summary>
    internal async Task<IReadOnlyList<Version>> Of(Guid caseId, CancellationToken ct)
    {
        var rows = await db.Query<Row>("""
            SELECT id, version, about_us, strengths, needs, agreed, agreed_with, agreed_on, not_agreed_reason, watch_for, then_do, who_to_call, review_on, by_user, at
            FROM mdt_plan WHERE case_id = @caseId ORDER BY version DESC
            """, new { caseId }, ct);
        var goals = rows.Count == 0 ? null : (await db.Query<GoalRow>("""
            SELECT g.plan_id, g.what, g.who, g.by_day, g.confidence, g.went FROM mdt_plan_goal g JOIN mdt_plan p ON p.id = g.plan_id WHERE p.case_id = @caseId ORDER BY g.plan_id, g.place
            """, new { caseId }, ct)).ToLookup(g => g.PlanId);
        return [.. rows.Select(r => new Version(r.Id, r.Version, r.ByUser, r.At, new Plan
        {
            AboutUs = r.AboutUs,
            Strengths = r.Strengths,
            Needs = r.Needs,
            Goals = [.. goals![r.Id].Select(g => new Goal { What = g.What, Who = g.Who, By = g.ByDay, Confidence = g.Confidence, Went = g.Went })],
            Agreed = r.Agreed,
            AgreedWith = r.AgreedWith,
            AgreedOn = r.AgreedOn,
            NotAgreedReason = r.NotAgreedReason,
            WatchFor = r.WatchFor,
            ThenDo = r.ThenDo,
            WhoToCall = r.WhoToCall,
            ReviewOn = r.ReviewOn,
        }))];
    }
}
