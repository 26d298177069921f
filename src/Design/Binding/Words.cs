using System.Text;

namespace Neighbourhood.Design;

/// <summary>The name of a property as people say it.</summary>
internal static class Words
{
    /// <summary>HeldOn becomes "Held on"; NhsNumber becomes "Nhs number".</summary>
    public static string Of(string name)
    {
        var last = name[(name.LastIndexOf('.') + 1)..];
        var words = new StringBuilder(last.Length + 8);
        for (var index = 0; index < last.Length; index++)
        {
            var letter = last[index];
            if (index > 0 && char.IsUpper(letter) && !char.IsUpper(last[index - 1])) words.Append(' ');
            words.Append(index > 0 && (index + 1 >= last.Length || !char.IsUpper(last[index + 1])) && !char.IsUpper(last[index - 1])
                ? char.ToLowerInvariant(letter) : letter);
        }
        return words.ToString();
    }
}
