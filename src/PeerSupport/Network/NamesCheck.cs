using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>Refuses words for the network that name somebody. Of what it doubts the writer says once that it is nobody's of a family; what is a name of a family that they work with, and no everyday word, never passes.</summary>
internal sealed class NamesCheck(ISend send, CurrentUser user, TimeProvider clock)
{
    /// <param name="input">The property that was typed into; the tick is its <c>NoNames</c>.</param>
    /// <param name="noNames">The writer has looked: none of the doubtful words is a name of a family.</param>
    /// <exception cref="Refused">It names somebody, or may.</exception>
    internal async Task Check(string text, NamingOf of, string input, bool noNames, CancellationToken ct)
    {
        var found = Naming.Look(text, of, await Places(ct), clock.Today());
        if (found.Sure.Count > 0) throw new Refused(input, $"Take out {string.Join(", and ", found.Sure)}. Everybody in the network reads this");
        var own = found.Words.Count == 0 || user.Id is not { } me ? [] : (await send.Ask(new FindNamesAmong(me, found.Words), ct)).ToHashSet(StringComparer.Ordinal);
        // With a capital within the sentence, as a first name, or as two names together, it is that name. By itself in lower case or first in a sentence it may be a word, and so may a name
        // that is an everyday word: then it is asked.
        List<string> sure =
        [
            .. found.Maybe.Where(w => Folded.Text(w).Split(' ').Any(part => own.Contains(part) && !NamingWords.Everyday.Contains(part))), .. Together(Folded.Text(text), own),
        ];
        if (sure.Count > 0) throw new Refused(input, $"Take out {Listed(sure)}: somebody whose family you work with has that name");
        List<string> maybe = [.. found.Maybe, .. own.Where(w => !NamingWords.Everyday.Contains(w)).Order(StringComparer.Ordinal)];
        if (!noNames && maybe.Count > 0) throw new Refused(input, $"{Listed(maybe)} may be a name. Take it out, or say below that it names nobody of a family");
    }

    /// <summary>Two of the names beside one another, as "ife larkin": not where both are everyday words, as "will mark".</summary>
    private static IEnumerable<string> Together(string folded, HashSet<string> own)
    {
        var words = folded.Split(' ');
        return words.Zip(words.Skip(1)).Where(two => own.Contains(two.First) && own.Contains(two.Second) && !(NamingWords.Everyday.Contains(two.First) && NamingWords.Everyday.Contains(two.Second)))
            .Select(two => $"{two.First} {two.Second}");
    }

    /// <summary>Every word of the names of neighbourhoods and localities here, folded.</summary>
    private async Task<IReadOnlySet<string>> Places(CancellationToken ct) =>
        (await send.Ask(new GetNeighbourhoods(), ct)).SelectMany(n => n.Localities.Select(l => l.Name).Append(n.Name)).SelectMany(name => Folded.Text(name).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToHashSet(StringComparer.Ordinal);

    private static string Listed(IReadOnlyList<string> words) => string.Join(", ", words.Distinct(StringComparer.OrdinalIgnoreCase).Take(5).Select(w => $"“{w}”"));
}
