using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>When a supporter can be there.</summary>
internal enum Available { WeekdayMorning, WeekdayAfternoon, WeekdayEvening, WeekendMorning, WeekendAfternoon, WeekendEvening }

/// <summary>As a supporter says it, where they do.</summary>
internal enum Sex { Female, Male, Other }

/// <summary>As a supporter says it, where they do.</summary>
internal enum AgeBand { Under25, From25To39, From40To59, Over60 }

/// <summary>What a supporter offers: by this a match is suggested.</summary>
internal sealed record Profile(
    RoleKind? RoleKind, int? MaxMatches, IReadOnlyList<Topic> Been, IReadOnlyList<string> Languages, IReadOnlyList<Available> Available, string? AreaNote, Sex? Sex, AgeBand? AgeBand, Guid? SupervisorUserId)
{
    internal const int LongestLanguage = 50;
    internal const int MostLanguages = 10;

    internal static string Label(Available when) => when switch
    {
        Supporters.Available.WeekdayMorning => "Weekday mornings",
        Supporters.Available.WeekdayAfternoon => "Weekday afternoons",
        Supporters.Available.WeekdayEvening => "Weekday evenings",
        Supporters.Available.WeekendMorning => "Weekend mornings",
        Supporters.Available.WeekendAfternoon => "Weekend afternoons",
        _ => "Weekend evenings",
    };

    internal static string Label(Sex sex) => sex switch { Supporters.Sex.Female => "Female", Supporters.Sex.Male => "Male", _ => "Another" };

    internal static string Label(AgeBand band) => band switch
    {
        Supporters.AgeBand.Under25 => "18 to 24",
        Supporters.AgeBand.From25To39 => "25 to 39",
        Supporters.AgeBand.From40To59 => "40 to 59",
        _ => "60 or over",
    };

    /// <summary>"Polish, English": one of each.</summary>
    internal static IReadOnlyList<string> Spoken(string? typed) =>
        [.. (typed ?? "").Split([',', ';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DistinctBy(Folded.Text).Where(l => Folded.Text(l).Length > 0)];

    /// <exception cref="Refused">With every reason, by the names of the form's inputs.</exception>
    internal void Check(int most, Refusals? before = null) => (before ?? new Refusals())
        .If(RoleKind is not { } role || !Enum.IsDefined(role), nameof(RoleKind), "Choose what they will do")
        .If(MaxMatches is not { } matches || matches < 1 || matches > most, nameof(MaxMatches), $"Enter how many people they can support at a time, from 1 to {most}")
        .If(Been.Count == 0 || Been.Any(t => !Enum.IsDefined(t)), nameof(Been), "Choose what they have been through")
        .If(Languages.Count == 0, nameof(Languages), "Enter the languages that they speak")
        .If(Languages.Count > MostLanguages || Languages.Any(l => l.Length > LongestLanguage), nameof(Languages), $"Enter {MostLanguages} languages or fewer, with commas between them")
        .If(Available.Any(a => !Enum.IsDefined(a)), nameof(Available), "Choose from the list")
        .Text(AreaNote, nameof(AreaNote), 200)
        .Throw();
}

/// <summary>The rows of a profile.</summary>
internal sealed class Profiles(Db db, WordsVault vault)
{
    private sealed record Row(RoleKind RoleKind, int MaxMatches, string Available, string? AreaNote, Sex? Sex, AgeBand? AgeBand, Guid? SupervisorUserId);

    private sealed record Experience(Topic Topic);

    internal async Task<Profile> Of(Guid supporterId, CancellationToken ct)
    {
        var row = await db.Find<Row>("SELECT role_kind, max_matches, available, area_note, sex, age_band, supervisor_user_id FROM peersupport_supporter WHERE id = @supporterId", new { supporterId }, ct) ?? throw new NotFound("The supporter");
        var been = await db.Query<Experience>("SELECT topic FROM peersupport_experience WHERE supporter_id = @supporterId", new { supporterId }, ct);
        var languages = await db.Query<string>("SELECT language FROM peersupport_language WHERE supporter_id = @supporterId ORDER BY language", new { supporterId }, ct);
        return new(
            row.RoleKind, row.MaxMatches, [.. been.Select(b => b.Topic).Order()], languages, [.. row.Available.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Available>)],
            vault.Words(supporterId, row.AreaNote), row.Sex, row.AgeBand, row.SupervisorUserId);
    }

    /// <summary>Within a command that has checked it.</summary>
    internal async Task Become(Guid supporterId, Profile profile, CancellationToken ct)
    {
        await db.Execute("""
            UPDATE peersupport_supporter SET role_kind = @RoleKind, max_matches = @MaxMatches, available = @available, area_note = @AreaNote, sex = @Sex, age_band = @AgeBand,
                supervisor_user_id = @SupervisorUserId
            WHERE id = @supporterId
            """, new
        {
            supporterId,
            profile.RoleKind,
            profile.MaxMatches,
            available = string.Join(',', profile.Available.Distinct().Order()),
            AreaNote = vault.Close(supporterId, string.IsNullOrWhiteSpace(profile.AreaNote) ? null : profile.AreaNote.Trim()),
            profile.Sex,
            profile.AgeBand,
            profile.SupervisorUserId,
        }, ct);
        await db.Execute("DELETE FROM peersupport_experience WHERE supporter_id = @supporterId", new { supporterId }, ct);
        foreach (var topic in profile.Been.Distinct()) await db.Execute("INSERT INTO peersupport_experience (supporter_id, topic) VALUES (@supporterId, @topic)", new { supporterId, topic }, ct);
        await db.Execute("DELETE FROM peersupport_language WHERE supporter_id = @supporterId", new { supporterId }, ct);
        foreach (var language in profile.Languages) await db.Execute("INSERT INTO peersupport_language (supporter_id, language) VALUES (@supporterId, @language)", new { supporterId, language }, ct);
    }
}
