using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife notes whether she gave birth before, and how many babies there are: one more is expected, or one was one too many.</summary>
internal static class ChangeBabies
{
    /// <param name="Count">How many there are, those who were lost among them; of use where there is more than one.</param>
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, Parity? Parity, Multiple? Multiple, int? Count, int Version) : ICommand;

    internal sealed class Handler(Db db, PregnancySteps steps, Babies babies, MilestonePlan plan, History history) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().If(command.Parity is not { } parity || !Enum.IsDefined(parity), "Parity", "Choose whether she gave birth before")
                .If(command.Multiple is not { } several || !Enum.IsDefined(several), "Multiple", "Choose whether there is more than one baby")
                .If(command.Multiple == Multiple.Yes && command.Count is not (>= 2 and <= Babies.Most), "Count", $"Enter how many babies there are, from 2 to {Babies.Most}").Throw();
            var (id, now) = (command.PregnancyId, await steps.Find(command.PregnancyId, ct));
            if (!Pregnancy.IsExpecting(now.Status)) throw new Refused("", "This is changed while a baby is expected");
            var stands = await babies.Of(id, ct);
            // One baby is one that is expected now, beside any that was lost.
            var (count, before) = (command.Multiple == Multiple.Yes ? command.Count!.Value : stands.Count(b => b.State != BabyState.Expected) + 1, stands.Count);
            if (now.Parity == command.Parity && now.Multiple == command.Multiple && before == count) return default;
            await db.ExecuteVersioned("""
                UPDATE antenatal_pregnancy SET parity = @Parity, multiple = @Multiple, version = version + 1 WHERE id = @id AND version = @Version
                """, new { id, command.Parity, command.Multiple, command.Version }, conflict: () => Task.FromResult(Stale.Of(
                ("Gave birth before", PregnancyWords.Label(now.Parity), PregnancyWords.Label(command.Parity!.Value)),
                ("Babies", $"{PregnancyWords.Label(now.Multiple)}: {before}", $"{PregnancyWords.Label(command.Multiple!.Value)}: {count}"))), ct: ct);
            await babies.Be(id, count, ct);
            await history.Note(id, Noted.BabiesChanged, $"Gave birth before: {PregnancyWords.Label(command.Parity!.Value)}. Babies: {before} before, {count} now", ct);
            await plan.Remake(id, ct);
            return default;
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public Parity? Parity { get; set; }
        public Multiple? Multiple { get; set; }
        public int? Count { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => v.IsExpecting, v =>
        {
            (Parity, Multiple) = (v.Parity, v.Multiple);
            if (v.Expected + v.Settled > 1) Count = v.Expected + v.Settled;
        }, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, Parity, Multiple, Count, Version), ct);
    }
}
