using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife notes what may make it harder for a woman: it prompts the midwife alone, and is told to nobody.</summary>
internal static class NoteFactors
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, IReadOnlyList<ComplexFactor>? Factors) : ICommand;

    internal sealed class Handler(Db db, PregnancySteps steps, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(ComplexFactor Code);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (id, wanted) = (command.PregnancyId, (command.Factors ?? []).ToHashSet());
            new Refusals().If(wanted.Any(f => !Enum.IsDefined(f)), "Factors", "Choose from the list").Throw();
            if (!Pregnancy.IsOpen((await steps.Find(id, ct)).Status)) throw new Refused("", "Nothing more is noted on this pregnancy");
            var stands = (await db.Query<Row>("SELECT code FROM antenatal_factor WHERE pregnancy_id = @id", new { id }, ct)).Select(r => r.Code).ToHashSet();
            if (stands.SetEquals(wanted)) return default;
            foreach (var gone in stands.Except(wanted)) await db.Execute("DELETE FROM antenatal_factor WHERE pregnancy_id = @id AND code = @gone", new { id, gone }, ct);
            foreach (var more in wanted.Except(stands))
                await db.Execute("INSERT INTO antenatal_factor (pregnancy_id, code, noted_by, noted_on) VALUES (@id, @more, @me, @today)", new { id, more, me = user.Id, today = clock.Today() }, ct);
            await history.Note(id, Noted.FactorsNoted, null, ct);
            return default;
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : PregnancyPage(send)
    {
        public List<ComplexFactor> Factors { get; set; } = [];

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => v.MayWrite && Pregnancy.IsOpen(v.Status), v => Factors = [.. v.Factors ?? []], ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, Factors), ct);

        /// <summary>Her age is known, and one of the list is so.</summary>
        public bool IsUnder20 { get; private set; }

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            IsUnder20 = await Sender.Ask(new GetAges([View.PersonId], clock.Today()), ct) is [{ Months: < 12 * 20 }];
        }
    }
}
