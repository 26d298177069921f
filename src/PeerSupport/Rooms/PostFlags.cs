using System.Text.RegularExpressions;
using Neighbourhood.PeerSupport.Talks;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>What a moderator is to look at in a post: whatever would say who somebody is or lead out of the group, and words of a clinician.</summary>
internal static partial class PostFlags
{
    /// <summary>The worst that was found: one that keeps the post from being shown, else the first; null where nothing was.</summary>
    internal static string? Of(string words)
    {
        var found = Wordings.Found(words).Select(part => (part.Code == HeldCode.Link && !Official().IsMatch(words.AsSpan(part.Start, part.Length)) ? HeldCode.Elsewhere : part.Code).ToString()).ToList();
        return found.FirstOrDefault(code => !MayBeShown(code)) ?? (Advice().IsMatch(words) ? Room.ClinicalAdvice : found.FirstOrDefault());
    }

    /// <summary>Whether a post with this flag may be shown once somebody has read it: one that says how to reach somebody never is.</summary>
    internal static bool MayBeShown(string? code) => code is null or Room.ClinicalAdvice or nameof(HeldCode.Link);

    /// <summary>A link to a page of the health service or the government, and nothing behind it that could say how to reach somebody; every other link may lead to a person.</summary>
    [GeneratedRegex(@"^(https?://)?([a-z-]+\.)*(nhs|gov)\.uk(/[a-z/-]*)?[.,;:!?)]*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Official();

    [GeneratedRegex(@"\b(\d+\s?(mg|ml|mcg|micrograms?|units?)\b|dos(e|age)s?\b|tablets?\b|antibiotics?\b|anti-?depressants?\b|sertraline\b|paracetamol\b|ibuprofen\b|aspirin\b|calpol\b|medicines?\b|medications?\b|prescri\w+|stop(ped)? taking\b|diagnos\w+|vaccin\w+|jabs?\b|herbal\b|remed(y|ies)\b|(do not|don't|don’t|no need to) (see|ring|call|go to) (a|the|your) (doctor|gp|midwife|hospital|nurse)\b)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Advice();
}
