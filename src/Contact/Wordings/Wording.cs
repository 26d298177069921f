using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Wordings;

/// <summary>The words of a message as they hold: the area's own, else all areas' own, else those that are declared.</summary>
/// <param name="Number">Which change it is; 0 for the declared words.</param>
internal sealed record Wording(string Language, MessageFormat Format, string Subject, string Body, int Number);

/// <summary>Finds the words for a reader.</summary>
internal sealed class WordingShelf(Db db, ISend send)
{
    internal const string English = "English";

    /// <param name="Language">In which the reader reads; null for English.</param>
    /// <param name="MustMatch">Whether no other language will do: an interpreter is needed.</param>
    internal sealed record Reader(string? Language, bool MustMatch, bool EasyRead, Guid? AreaId);

    internal static bool IsEnglish(string? language) => Folded.Text(language) is "" or "english" or "en";

    /// <summary>The words for this reader; null where an interpreter or a format is needed and no such version exists.</summary>
    internal async Task<Wording?> For(Template template, string? variant, Reader reader, CancellationToken ct)
    {
        var chosen = template.Variant(variant);
        var own = await db.Query<Row>("""
            SELECT language, language_folded, format, area_id, number, subject_line, body FROM contact_wording
            WHERE template_code = @Code AND variant = @variant AND (area_id IS NULL OR area_id = @AreaId)
            """, new { template.Code, variant = chosen.Code, reader.AreaId }, ct);
        var format = reader.EasyRead ? MessageFormat.EasyRead : MessageFormat.Standard;
        Wording? In(string language) => own.Where(r => r.LanguageFolded == Folded.Text(language) && r.Format == format)
            .OrderByDescending(r => r.AreaId is not null).ThenByDescending(r => r.Number)
            .Select(r => new Wording(r.Language, r.Format, r.SubjectLine, r.Body, r.Number)).FirstOrDefault();
        if (!IsEnglish(reader.Language) && In(reader.Language!) is { } theirs) return theirs;
        if (reader.MustMatch) return null;
        return In(English) ?? (reader.EasyRead
            ? chosen.EasyRead.Length > 0 ? new Wording(English, format, chosen.Subject, chosen.EasyRead, 0) : null
            : new Wording(English, format, chosen.Subject, chosen.Body, 0));
    }

    /// <summary>The words filled in, but for the name: that is put in when it leaves, and kept nowhere.</summary>
    internal async Task<(string Subject, string Body)> Fill(Wording wording, IReadOnlyDictionary<string, string> values, Guid? areaId, CancellationToken ct)
    {
        var all = new Dictionary<string, string>(values, StringComparer.Ordinal)
        {
            [Template.Service] = await send.Ask(new GetSetting("words.publicNameForSP", areaId), ct),
            [Template.SayNo] = await send.Ask(new GetSetting("contact.answerTo", areaId), ct),
        };
        return (Template.Fill(wording.Subject, all), Template.Fill(wording.Body, all));
    }

    private sealed record Row(string Language, string LanguageFolded, MessageFormat Format, Guid? AreaId, int Number, string SubjectLine, string Body);
}
