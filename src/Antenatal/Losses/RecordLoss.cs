using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>A midwife records a loss: all contact is stopped first, by itself; then it is recorded with all that stops, at once or as soon as it can be.</summary>
internal static class RecordLoss
{
    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="Expected">Babies that are expected, by number.</param>
    /// <param name="WouldStop">What each module says that it would stop.</param>
    /// <param name="Waits">It was asked for, contact is stopped, and it is not recorded yet.</param>
    /// <param name="Held">Contact is stopped, for whatever reason.</param>
    /// <param name="CouldNotBe">When it turned out that what was entered cannot be recorded.</param>
    internal sealed record Answer(string Name, PregnancyStatus Status, string? Weeks, IReadOnlyList<Expected> Expected, IReadOnlyList<GatherWouldCancel.Part> WouldStop, bool Waits, bool Held, DateTimeOffset? CouldNotBe);

    internal sealed record Expected(Guid Id, int Number);

    /// <param name="Id">Of the contact hold and of what is tried until it is recorded: a repeat does nothing twice.</param>
    /// <param name="BabyIds">Whom it is about; none where one alone is expected.</param>
    /// <param name="Told">Of <see cref="Loss.Told"/>, as she chose.</param>
    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    internal sealed record Command(Guid Id, Guid PregnancyId, IReadOnlyList<Guid>? BabyIds, LossType? Type, DateOnly? On, IReadOnlyList<string>? Told, CareOffered? Care) : ICommand<Guid>;

    internal sealed class Reader(Db db, PregnancySteps steps, LossEntries entries, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await steps.Find(query.PregnancyId, ct);
            var name = await send.Ask(new GetPeople([now.PersonId]), ct) is [{ Masking: not Masking.Hidden } her] ? her.Name : throw new NotFound("The pregnancy");
            var babies = await db.Query<Expected>("SELECT id, number FROM antenatal_baby WHERE pregnancy_id = @PregnancyId AND state = 'Expected' ORDER BY number", query, ct);
            var waits = await db.Find<int>("SELECT COUNT(*) FROM antenatal_loss_try WHERE pregnancy_id = @PregnancyId AND ended_at IS NULL", query, ct) > 0;
            var stops = await send.Ask(new GatherWouldCancel(now.Id, now.PersonId), ct);
            var held = (await send.Ask(new MayContact(now.PersonId, MessageKind.FollowUp), ct)).Refusal == ContactRefusal.Hold;
            var couldNotBe = await entries.CouldNotBe(now.Id, ct);
            audit.Saw(now.PersonId);
            return new(name, now.Status, Gestation.Of(now.AgreedEdd, clock.Today())?.Text, babies, [.. stops.Where(s => !s.WasCancelled)], waits, held, couldNotBe);
        }
    }

    internal sealed class Handler(Db db, PregnancySteps steps, LossVault vault, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        private sealed record Partner(Guid? PersonId);

        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.PregnancyId, ct);
            var expected = await db.Query<Guid>("SELECT id FROM antenatal_baby WHERE pregnancy_id = @PregnancyId AND state = 'Expected'", command, ct);
            var babies = Check(command, now, expected);
            var told = command.Told!;
            var asked = new AskedLoss(
                now.Id, babies, command.Type!.Value, command.On!.Value, told.Contains(Loss.Told.Visitor), told.Contains(Loss.Told.Hub), told.Contains(Loss.Told.Gp), command.Care!.Value);

            // Before anything is written, and kept by itself: whatever fails after it, nobody is written to.
            var partner = (await db.Find<Partner>("SELECT person_id FROM antenatal_partner WHERE pregnancy_id = @Id", new { now.Id }, ct))?.PersonId;
            await send.Send(new HoldContact(command.Id, partner is { } other ? [now.PersonId, other] : [now.PersonId], HoldKind.Pregnancy, now.Id, babies is [var one] ? one : null), ct);

            await db.Execute("""
                INSERT INTO antenatal_loss_try (id, pregnancy_id, hold_id, asked_by, asked_at, sealed, tries, next_at) VALUES (@Id, @PregnancyId, @Id, @me, @at, @closed, 0, @next)
                """, new { command.Id, command.PregnancyId, me = user.Id, at = clock.Now(), closed = vault.Close(command.Id, asked), next = clock.Now() + LossTries.First }, ct);
            return command.Id;
        }

        private List<Guid> Check(Command command, PregnancySteps.Now now, IReadOnlyList<Guid> expected)
        {
            Pregnancy.Check(now.Status, PregnancyStatus.LossRecorded);
            if (expected.Count == 0) throw new Refused("", "No baby of this pregnancy is expected any more");
            var babies = (command.BabyIds ?? []).Distinct().ToList();
            if (babies.Count == 0 && expected.Count == 1) babies = [.. expected];
            var told = command.Told ?? [];
            var wrongDay = command.On is { } on ? Loss.WrongDay(now.AgreedEdd, now.NotifiedOn, on, clock.Today()) : null;
            var doesNotFit = wrongDay is null && command is { Type: { } said, On: { } day } ? Loss.DoesNotFit(said, now.AgreedEdd, day) : null;
            new Refusals()
                .If(babies.Count == 0, nameof(command.BabyIds), "Choose which baby this is about")
                .If(babies.Any(b => !expected.Contains(b)), nameof(command.BabyIds), "Choose a baby who is expected")
                .If(command.Type is not { } type || !Enum.IsDefined(type), nameof(command.Type), "Choose what happened")
                .If(command.On is null, nameof(command.On), "Enter the day")
                .If(wrongDay is not null, nameof(command.On), wrongDay ?? "")
                .If(doesNotFit is not null, nameof(command.Type), doesNotFit ?? "")
                .If(told.Count == 0, nameof(command.Told), "Choose who may be told, or nobody")
                .If(told.Any(t => !Loss.Told.All.Contains(t)), nameof(command.Told), "Choose from the list")
                .If(told.Contains(Loss.Told.Nobody) && told.Count > 1, nameof(command.Told), "Choose nobody, or those who may be told: not both")
                .If(command.Care is not { } care || !Enum.IsDefined(care), nameof(command.Care), "Say whether somebody has offered her support")
                .Throw();
            return babies;
        }
    }

    [Allows(Permissions.RecordLoss, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, LossTries tries, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PregnancyId { get; set; }
        public List<Guid> BabyIds { get; set; } = [];
        public LossType? Type { get; set; }
        public DateOnly? On { get; set; }
        public List<string> Told { get; set; } = [];
        public CareOffered? Care { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Id = clock.NewId();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await Ask(ct);
            return Redirect(await tries.Run(Id, ct) ? $"/antenatal/pregnancies/{PregnancyId}" : $"/antenatal/pregnancies/{PregnancyId}/loss");
        });

        /// <summary>What fails after contact was stopped is said, and sent again by the same button: the hold stands under the same id.</summary>
        private async Task Ask(CancellationToken ct)
        {
            try
            {
                await send.Send(new Command(Id, PregnancyId, BabyIds, Type, On, Told, Care), ct);
            }
            catch (Exception thrown) when (thrown is not (Refused or Kernel.Conflict or Kernel.NotFound or Denied or OperationCanceledException))
            {
                if (!(await send.Ask(new Query(PregnancyId), ct)).Held) throw;
                throw new Refused("", "All contact is stopped. The rest is not recorded yet: press the button again");
            }
        }

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(PregnancyId), ct);
    }
}
