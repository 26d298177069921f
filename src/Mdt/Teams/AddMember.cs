using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Teams;

/// <summary>A coordinator or chair adds a worker to the team, with a profession that counts for the quorum and perhaps a duty.</summary>
internal static class AddMember
{
    /// <param name="Duty">A code of <see cref="Duties"/>.</param>
    /// <param name="Profession">A code of <see cref="Professions"/>.</param>
    [Allows(Permissions.ManageTeams, On = nameof(MdtId))]
    internal sealed record Command(Guid Id, Guid MdtId, Guid? UserId, string? Duty, string? Profession) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals().HasId(command.Id)
                .If(command.UserId is null, "UserId", "Choose a worker")
                .If(!Duties.Has(command.Duty), "Duty", "Choose a duty")
                .If(!Professions.Has(command.Profession), "Profession", "Choose a profession")
                .Throw();
            var (userId, duty) = (command.UserId!.Value, command.Duty!);
            if (await send.Ask(new GetStaff([userId]), ct) is not [{ Ended: false }])
                throw new Refused("UserId", "Choose a worker whose account is open");
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_member WHERE mdt_id = @MdtId AND user_id = @userId AND left_on IS NULL", new { command.MdtId, userId }, ct) > 0)
                throw new Refused("UserId", "This worker is a member already. End that membership first to change their duty or profession");
            if (Duties.IsAlone(duty)
                && await db.Find<int>("SELECT COUNT(*) FROM mdt_member WHERE mdt_id = @MdtId AND duty = @duty AND left_on IS NULL", new { command.MdtId, duty }, ct) > 0)
                throw new Refused("Duty", $"This team has a {Duties.Name(duty).ToLowerInvariant()} already. End that membership first, or choose another duty");

            await db.Execute("""
                INSERT INTO mdt_member (id, mdt_id, user_id, duty, profession, joined_on)
                VALUES (@Id, @MdtId, @userId, @duty, @Profession, @today)
                """, new { command.Id, command.MdtId, userId, duty, command.Profession, today = clock.Today() }, ct);
            await outbox.Add(new MdtMemberJoined(command.MdtId, userId, Duties.Role(duty)), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.ManageTeams, On = nameof(MdtId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid MdtId { get; set; }
        public Guid Id { get; set; }
        public string? Search { get; set; }
        public Guid? UserId { get; set; }
        public string? Duty { get; set; } = Duties.None;
        public string? Profession { get; set; }

        public IReadOnlyList<GetStaff.Worker> Found { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            await Show(ct);
        }

        /// <summary>Posted, so that no name stands in an address.</summary>
        public Task OnPostFind(CancellationToken ct)
        {
            foreach (var input in ModelState.Keys) ModelState.ClearValidationState(input);
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(Id, MdtId, UserId, Duty, Profession), ct);
            return Redirect($"/mdt/teams/{MdtId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var found = await send.Ask(new FindStaff(Search), ct);
            Found = UserId is { } chosen && found.All(w => w.Id != chosen) ? [.. await send.Ask(new GetStaff([chosen]), ct), .. found] : found;
        }
    }
}
