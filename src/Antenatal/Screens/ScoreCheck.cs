using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>Whether what was typed can be what she answered.</summary>
internal static class ScoreCheck
{
    /// <summary>The answers with the sum of the items where those were given.</summary>
    internal static Answers Of(Answers typed, IReadOnlyList<int?> items, out Refusals refusals)
    {
        refusals = new Refusals();
        var said = typed;
        if (items.Any(i => i is not null))
        {
            var sum = Scores.Sum(items);
            refusals
                .If(sum is null, "Items", "Enter a score from 0 to 3 for each of the ten items, or the sum with item 10")
                .If(sum is not null && typed.Epds is { } given && given != sum, "Answers.Epds", $"The items add up to {sum}: change them, or leave the sum empty")
                .If(sum is not null && typed.EpdsItem10 is { } tenth && tenth != items[^1], "Answers.EpdsItem10", "Item 10 is not what stands above: change one of them");
            if (sum is not null) said = typed with { Epds = sum, EpdsItem10 = items[^1] };
        }
        refusals
            .If(!said.Any && !items.Any(i => i is not null) && said.EpdsItem10 is null && said.Phq9Item9 is null, "", "Enter what she answered to at least one set of questions")
            .If(said.Whooley1 is null != said.Whooley2 is null, said.Whooley1 is null ? "Answers.Whooley1" : "Answers.Whooley2", "Answer both of the two questions")
            .If(said.Gad2 is < 0 or > Scores.Gad2Most, "Answers.Gad2", $"The GAD-2 is a score from 0 to {Scores.Gad2Most}")
            .If(said.Gad7 is < 0 or > Scores.Gad7Most, "Answers.Gad7", $"The GAD-7 is a score from 0 to {Scores.Gad7Most}")
            .If(said is { Gad2: >= 0 and <= Scores.Gad2Most and var two, Gad7: >= 0 and <= Scores.Gad7Most and var seven } && !Scores.Fits(seven, 7, two, 2), "Answers.Gad7", "The GAD-7 includes the GAD-2: check both scores");
        Whole(refusals, said.Epds, said.EpdsItem10, Scores.EpdsMost, 10, ("Answers.Epds", "Answers.EpdsItem10"), "Edinburgh scale");
        Whole(refusals, said.Phq9, said.Phq9Item9, Scores.Phq9Most, 9, ("Answers.Phq9", "Answers.Phq9Item9"), "PHQ-9");
        return said;
    }

    /// <summary>A sum comes with its last item: that one decides whether it can wait.</summary>
    private static void Whole(Refusals refusals, int? sum, int? last, int most, int items, (string Sum, string Last) inputs, string scale) => refusals
        .If(sum is < 0 || sum > most, inputs.Sum, $"The {scale} is a score from 0 to {most}")
        .If(last is < 0 or > Scores.ItemMost, inputs.Last, $"Item {items} is a score from 0 to {Scores.ItemMost}")
        .If(sum is not null && last is null, inputs.Last, $"Enter the score of item {items} of the {scale}")
        .If(sum is null && last is not null, inputs.Sum, $"Enter the score of the {scale} too")
        .If(sum >= 0 && sum <= most && last is >= 0 and <= Scores.ItemMost && !Scores.Fits(sum.Value, items, last.Value), inputs.Sum, $"Item {items} is part of the {scale}: check both scores");
}
