using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Contracts;

/// <summary>How an English text reads for a family: the same measures that every message to families must pass. Nothing of it is kept.</summary>
/// <param name="Text">As the family would read it, of any length.</param>
/// <param name="AreaId">A neighbourhood, for its settings; null for the defaults.</param>
public sealed record CheckPlainWords(string Text, Guid? AreaId = null) : IFact<CheckPlainWords.Answer>
{
    /// <param name="Grade">The school year in which it is read with ease (Flesch and Kincaid); below 0 for the simplest.</param>
    /// <param name="Ease">0 to about 120, higher is easier (Flesch).</param>
    /// <param name="Hardest">The hardest grade that a message may have, by setting.</param>
    /// <param name="Forbidden">What it holds of the words, or parts of words, that no family may read; as the setting has them.</param>
    /// <param name="HoldsNumbers">It holds what looks like an e-mail address, a telephone number or an NHS number.</param>
    public sealed record Answer(double Grade, double Ease, double Hardest, IReadOnlyList<string> Forbidden, bool HoldsNumbers)
    {
        /// <summary>Harder to read than a message may be.</summary>
        public bool IsHard => Grade > Hardest;
    }
}
