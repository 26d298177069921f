using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Summaries;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

/// <summary>Scenario 27, and rule 8 against the real commands.</summary>
public sealed class SummaryScenarioTests : ArrangedSummary
{
    [Fact]
    public async Task A_young_person_of_14_who_hides_a_plan_from_their_parents_is_left_out_of_their_summaries()
    {
        await Held("See Sam alone on Thursdays", voice: "I do not want mum to know.");
        Answer[(Child, Mother)] = Answer[(Child, Father)] = Telling.No; // found competent, and said no
        foreach (var parent in new[] { Mother, Father })
            await IsRefused(Chair.Send(new ChooseRecipients.Command(Item, [parent])), "PersonIds", "may not be told about Sam Okafor");

        // What the chair says is about the mother alone is all that she reads; what names him stays his.
        var pieces = (await Chair.Ask(new SayWhoItIsAbout.Query(Item))).Pieces;
        await Chair.Send(new SayWhoItIsAbout.Command(Item, [.. pieces.Select(p => SayWhoItIsAbout.Key(p.Kind, p.Id, p.Kind == PartKind.Voice ? Child : Mother))]));
        var summary = await Chosen(Mother);
        var text = await TextOf(summary);
        Assert.DoesNotContain("Thursdays", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mum", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam", text, StringComparison.Ordinal);
        await IsRefused(Chair.Send(new EditSummary.Command(summary, "Sam sees the nurse.", [], 1)), "Text", "may not be told about Sam Okafor");

        // It still waits for the lead practitioner, and his own summary tells him all of it.
        await Chair.Send(new FinishSummary.Command(summary, 1));
        Assert.Equal(SummaryStatus.ToConfirm, await StatusOf(summary));
        Assert.Contains("Thursdays", await TextOf(await Chosen(Child)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_sequence_of_commands_queues_a_flagged_summary_that_nobody_confirmed()
    {
        await Held();
        Actor[] actors = [Chair, Coordinator, Lead, Gp];
        var gen = (from who in Gen.Choose(0, 3) from what in Gen.Elements("edit", "ready", "confirm", "queue", "given", "flag", "clear") select (who, what)).ListOf(12).Select(l => l.ToList());
        var (queued, looked) = (0, 0);
        // Twelve, and as many more as it takes until one of them comes to a queued summary.
        foreach (var sequence in gen.Sample(120).TakeWhile(_ => looked < 12 || queued == 0))
        {
            looked++;
            Answer.Clear();
            var summary = await Chosen(Mother);
            var (confirmed, flagged) = (false, false);
            foreach (var (who, what) in sequence)
            {
                if (what is "flag" or "clear")
                {
                    flagged = what == "flag";
                    Answer[(Child, Mother)] = flagged ? Telling.Ask : Telling.Yes;
                    continue;
                }
                var (before, version) = (await StatusOf(summary), await Vers(summary));
                var thrown = await Record.ExceptionAsync(() => Do(actors[who], what, summary, version));
                Assert.True(thrown is null or Refused or NotFound or Denied or Conflict, thrown?.ToString());
                var after = await StatusOf(summary);
                if (before == after) continue;
                Assert.True(Summary.Transitions.Any(t => t.From == before && t.To == after), $"{before} to {after}");
                if (after == SummaryStatus.Confirmed) confirmed = what == "confirm";
                if (after is SummaryStatus.Drafted or SummaryStatus.ToConfirm) confirmed = false;
                if (after != SummaryStatus.Queued) continue;
                queued++;
                Assert.True(confirmed || !flagged, string.Join(",", sequence));
            }
            await World.Arrange("UPDATE mdt_summary SET status = 'Withheld' WHERE id = @summary", new { summary });
        }
        Assert.True(queued > 0, $"{looked} sequences queued nothing"); // it looked at something
    }

    private static Task<Done> Do(Actor actor, string what, Guid summary, int version) => what switch
    {
        "edit" => actor.Send(new EditSummary.Command(summary, $"We met. It is number {version}. Sam does well.", [], version)),
        "ready" => actor.Send(new FinishSummary.Command(summary, version)),
        "confirm" => actor.Send(new ConfirmSummary.Command(summary, true, version)),
        "queue" => actor.Send(new QueueSummary.Command(summary, version)),
        _ => actor.Send(new RecordGiven.Command(summary, new DateOnly(2026, 3, 4), version)),
    };
}
