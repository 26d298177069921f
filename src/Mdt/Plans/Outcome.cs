using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Plans;

/// <summary>Where a number of contacts comes from.</summary>
internal enum ContactSource { SelfReported, Imported }

/// <summary>The answers of the friends and family test.</summary>
internal enum FriendsAndFamily { VeryGood, Good, Neither, Poor, VeryPoor, DoNotKnow }

/// <summary>What came of the work with a family, as far as it is known. Nothing of it must be answered.</summary>
/// <param name="ScalingStart">0 to 10, as the family puts it.</param>
/// <param name="AttendanceBefore">School attendance in percent.</param>
/// <param name="GpBefore">Contacts with the practice in the 90 days before the case was opened; after: in the 90 days after it ended, or until today.</param>
/// <param name="SecondaryBefore">The same with hospitals.</param>
internal sealed record Outcome(
    int? ScalingStart, int? ScalingNow, int? AttendanceBefore, int? AttendanceAfter, int? GpBefore, int? GpAfter, ContactSource? GpSource,
    int? SecondaryBefore, int? SecondaryAfter, ContactSource? SecondarySource, FriendsAndFamily? FriendsAndFamily, int Version)
{
    private const int MostContacts = 500;

    internal static Outcome Nothing { get; } = new(null, null, null, null, null, null, null, null, null, null, null, 0);

    /// <summary>Without a source where there is no number.</summary>
    internal Outcome Kept() => this with
    {
        GpSource = GpBefore is null && GpAfter is null ? null : GpSource,
        SecondarySource = SecondaryBefore is null && SecondaryAfter is null ? null : SecondarySource,
    };

    internal Refusals Check() => new Refusals()
        .If(ScalingStart is < 0 or > 10, "ScalingStart", "Enter a number from 0 to 10, or leave it empty")
        .If(ScalingNow is < 0 or > 10, "ScalingNow", "Enter a number from 0 to 10, or leave it empty")
        .If(AttendanceBefore is < 0 or > 100, "AttendanceBefore", "Enter a percentage from 0 to 100, or leave it empty")
        .If(AttendanceAfter is < 0 or > 100, "AttendanceAfter", "Enter a percentage from 0 to 100, or leave it empty")
        .If(GpBefore is < 0 or > MostContacts, "GpBefore", $"Enter a number from 0 to {MostContacts}, or leave it empty")
        .If(GpAfter is < 0 or > MostContacts, "GpAfter", $"Enter a number from 0 to {MostContacts}, or leave it empty")
        .If(SecondaryBefore is < 0 or > MostContacts, "SecondaryBefore", $"Enter a number from 0 to {MostContacts}, or leave it empty")
        .If(SecondaryAfter is < 0 or > MostContacts, "SecondaryAfter", $"Enter a number from 0 to {MostContacts}, or leave it empty")
        .If((GpBefore ?? GpAfter) is not null && GpSource is null, "GpSource", "Choose where these numbers come from")
        .If((SecondaryBefore ?? SecondaryAfter) is not null && SecondarySource is null, "SecondarySource", "Choose where these numbers come from")
        .If(GpSource is { } gp && !Enum.IsDefined(gp), "GpSource", "Choose where these numbers come from")
        .If(SecondarySource is { } hospital && !Enum.IsDefined(hospital), "SecondarySource", "Choose where these numbers come from")
        .If(FriendsAndFamily is { } said && !Enum.IsDefined(said), "FriendsAndFamily", "Choose one of the answers");

    internal static string InWords(ContactSource source) => source == ContactSource.Imported ? "From records" : "Told by the family";

    internal static string InWords(FriendsAndFamily said) => said switch
    {
        Plans.FriendsAndFamily.VeryGood => "Very good",
        Plans.FriendsAndFamily.Good => "Good",
        Plans.FriendsAndFamily.Neither => "Neither good nor poor",
        Plans.FriendsAndFamily.Poor => "Poor",
        Plans.FriendsAndFamily.VeryPoor => "Very poor",
        _ => "Do not know",
    };

    /// <summary>Each part with its name, for a comparison and for those who only read.</summary>
    internal IReadOnlyList<(string Label, string? Text)> Fields() =>
    [
        ("Scaling at the start", ScalingStart is { } s ? $"{s} of 10" : null), ("Scaling now", ScalingNow is { } n ? $"{n} of 10" : null),
        ("School attendance before", AttendanceBefore is { } b ? $"{b}%" : null), ("School attendance after", AttendanceAfter is { } a ? $"{a}%" : null),
        ("GP contacts, 90 days before", Count(GpBefore, GpSource)), ("GP contacts, 90 days after", Count(GpAfter, GpSource)),
        ("Hospital contacts, 90 days before", Count(SecondaryBefore, SecondarySource)), ("Hospital contacts, 90 days after", Count(SecondaryAfter, SecondarySource)),
        ("How was your experience?", FriendsAndFamily is { } said ? InWords(said) : null),
    ];

    private static string? Count(int? number, ContactSource? source) =>
        number is { } of ? $"{of}{(source is { } from ? $" ({InWords(from).ToLowerInvariant()})" : "")}" : null;
}

/// <summary>The outcomes of a case as they are kept, and the levels that it went through.</summary>
internal sealed class Outcomes(Db db)
{
    internal sealed record LevelChange(NeedLevel FromLevel, NeedLevel ToLevel, string? Reason, Guid? ByUser, DateTimeOffset At);

    internal async Task<Outcome> Of(Guid caseId, CancellationToken ct) => await db.Find<Outcome>("""
        SELECT scaling_start, scaling_now, attendance_before, attendance_after, gp_before, gp_after, gp_source, secondary_before, secondary_after, secondary_source,
               friends_and_family, version FROM mdt_outcome WHERE case_id = @caseId
        """, new { caseId }, ct) ?? Outcome.Nothing;

    /// <summary>The first first: from what the first one changed, the case came in.</summary>
    internal Task<IReadOnlyList<LevelChange>> Levels(Guid caseId, CancellationToken ct) => db.Query<LevelChange>("""
        SELECT from_level, to_level, reason, by_user, at FROM mdt_level_change WHERE case_id = @caseId ORDER BY at, id
        """, new { caseId }, ct);
}
