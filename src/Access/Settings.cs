using System.Globalization;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access;

/// <summary>What the text of a setting's value must be.</summary>
internal enum SettingKind
{
    /// <summary>A whole number, 0 or more.</summary>
    Whole,
    /// <summary>Two whole numbers, the smaller first: "6..12".</summary>
    Range,
    /// <summary>"on" or "off".</summary>
    Switch,
    /// <summary>Any text.</summary>
    Words,
    /// <summary>Texts with a semicolon between them.</summary>
    List,
}

/// <summary>One declared setting with the value that holds until somebody changes it.</summary>
/// <param name="Says">What it decides, for the page where it is changed.</param>
internal sealed record Setting(string Key, SettingKind Kind, string Default, string Says)
{
    internal bool Fits(string value) => Kind switch
    {
        SettingKind.Whole => IsWhole(value),
        SettingKind.Range => value.Split("..") is [var least, var most] && IsWhole(least) && IsWhole(most) && int.Parse(least, CultureInfo.InvariantCulture) <= int.Parse(most, CultureInfo.InvariantCulture),
        SettingKind.Switch => value is "on" or "off",
        SettingKind.List => value.Split(';').All(item => item.Trim().Length > 0),
        _ => true,
    };

    private static bool IsWhole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

/// <summary>Every setting of the program that differs between areas, with its default (settings.md).</summary>
internal static class Settings
{
    internal static IReadOnlyDictionary<string, Setting> All { get; } = new Setting[]
    {
        new("mdt.cadenceDays", SettingKind.Whole, "28", "Days from one meeting of a team to the next"),
        new("mdt.slotMinutes", SettingKind.Whole, "12", "Minutes for each item"),
        new("mdt.maxCases", SettingKind.Whole, "8", "Items that a meeting takes"),
        new("mdt.listClosesHours", SettingKind.Whole, "24", "Hours before a meeting when its list closes"),
        new("mdt.reviewWeeks", SettingKind.Range, "6..12", "Weeks within which a case is looked at again"),
        new("mdt.reviewDefaultWeeks", SettingKind.Whole, "8", "Weeks to the next review unless another day is chosen"),
        new("mdt.noChangeLimit", SettingKind.Whole, "2", "Reviews without a change after which the plan is questioned"),
        new("mdt.triageWd", SettingKind.Whole, "2", "Working days to triage what was sent to a team"),
        new("mdt.minutesWd", SettingKind.Whole, "2", "Working days to approve the minutes"),
        new("mdt.summaryWd", SettingKind.Whole, "5", "Working days to send a family its summary"),
        new("mdt.actionDefaultDays", SettingKind.Whole, "14", "Days to do an action unless another day is chosen"),
        new("mdt.escalate1", SettingKind.Whole, "14", "Days overdue when an action goes to the owner's manager"),
        new("mdt.escalate2", SettingKind.Whole, "28", "Days overdue when an action goes to the chair"),
        new("mdt.proposalAnswerWd", SettingKind.Whole, "10", "Working days to answer what a team proposes"),
        new("mdt.transferAnswerWd", SettingKind.Whole, "10", "Working days for another team to take a case over"),
        new("mdt.objectionDecideWd", SettingKind.Whole, "1", "Working days for the safeguarding lead to decide on an objection"),
        new("mdt.shortcuts", SettingKind.Switch, "on", "Keyboard shortcuts of the chair's console"),
        new("words.leadTitle", SettingKind.Words, "lead practitioner", "What the worker who leads for a family is called"),
        new("words.person", SettingKind.Words, "person", "What somebody who is helped is called"),
        new("ig.sharingReviewMonths", SettingKind.Whole, "12", "Months after which a sharing choice is asked again"),
        new("ig.warningNoteMaxMonths", SettingKind.Whole, "12", "Months after which a warning note must be reviewed"),
        new("ig.breakGlassReasons", SettingKind.List, "Safeguarding a child or adult; Emergency care; Asked by the person; Correcting a record", "Reasons to choose from before a restricted person is shown"),
        new("ig.retentionChildToAge", SettingKind.Whole, "25", "Birthday up to which a child's records are kept"),
        new("ig.retentionMaternityYears", SettingKind.Whole, "25", "Years for which maternity records are kept"),
        new("ig.retentionSocialCareYears", SettingKind.Whole, "7", "Years for which social care records are kept, at least"),
        new("ig.retentionAuditYears", SettingKind.Whole, "8", "Years for which the audit is kept"),
        new("days.timeZone", SettingKind.Words, "Europe/London", "The zone in which a day is a day"),
        new("days.bankHolidays", SettingKind.Words, "England", "Whose bank holidays are no working days"),
        new("nhsNumber.babyTraceDays", SettingKind.Whole, "42", "Days after a birth when a missing NHS number must be traced"),
        new("families.mergeUndoDays", SettingKind.Whole, "30", "Days within which records that were joined can be parted again"),
        new("nhsNumber.madeUpRange", SettingKind.Words, "9990000000..9999999999", "NHS numbers that are never issued, for people who are made up"),
        new("safeguarding.leads", SettingKind.Words, "", "The lead, the deputy and the duty service, by hour"),
        new("safeguarding.numbers", SettingKind.Words, "999, 101", "Telephone numbers beside the safeguarding button"),
        new("safeguarding.leadSilentMinutes", SettingKind.Whole, "30", "Minutes of silence after which a concern goes to the deputy, then to the duty service"),
    }.ToDictionary(s => s.Key, StringComparer.Ordinal);
}

/// <summary>A setting's value: the area's own, else that of all areas, else the default.</summary>
internal sealed class AnswerGetSetting(Db db) : IFactHandler<GetSetting, string>
{
    public async Task<string> Handle(GetSetting fact, CancellationToken ct)
    {
        if (!Settings.All.TryGetValue(fact.Key, out var setting)) throw new InvalidOperationException($"No setting {fact.Key} is declared.");
        var rows = await db.Query<Row>("""
            SELECT area_id, value FROM access_setting WHERE setting_key = @Key AND (area_id IS NULL OR area_id = @AreaId)
            """, fact, ct);
        var value = rows.MaxBy(r => r.AreaId is not null)?.Value ?? setting.Default;
        return setting.Fits(value) ? value : throw new InvalidOperationException($"The stored value of {fact.Key} is no {setting.Kind}.");
    }

    private sealed record Row(Guid? AreaId, string Value);
}
