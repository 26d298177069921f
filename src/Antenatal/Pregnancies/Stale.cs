using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>Somebody else was first: what stands now beside what was sent, so that nothing is overwritten unseen.</summary>
internal static class Stale
{
    private const string Why = "Somebody else has changed this pregnancy. Look at what stands now, then try again.";

    internal static Conflict Of(params IReadOnlyList<(string Name, string Stands, string Sent)> answers) => new(Why,
        answers.ToDictionary(a => a.Name, a => (string?)a.Stands, StringComparer.Ordinal), answers.ToDictionary(a => a.Name, a => (string?)a.Sent, StringComparer.Ordinal));
}
