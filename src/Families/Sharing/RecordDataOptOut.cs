using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>A worker records what was found of the national data opt-out, with day and source: research and evaluation honour it.</summary>
internal static class RecordDataOptOut
{
    /// <param name="Source">Where it was found: "NHS App, shown by her".</param>
    [Allows(Permissions.RecordSharing, On = nameof(PersonId))]
    internal sealed record Command(Guid Id, Guid PersonId, bool? OptedOut, DateOnly? On, string? Source) : ICommand<Guid>;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(command.Id == Guid.Empty, "", "Send an id for the answer")
                .If(command.OptedOut is null, nameof(command.OptedOut), "Choose whether they have opted out")
                .If(command.On is null, nameof(command.On), "Enter the day on which it was found")
                .If(command.On > clock.Today(), nameof(command.On), "The day must be today or earlier")
                .Text(command.Source, nameof(command.Source), 100, "Say where it was found")
                .Throw();
            await db.Execute("""
                INSERT INTO families_data_opt_out (id, person_id, opted_out, found_on, source, recorded_at, recorded_by)
                VALUES (@Id, @PersonId, @OptedOut, @On, @source, @now, @me)
                """, new { command.Id, command.PersonId, command.OptedOut, command.On, source = command.Source!.Trim(), now = clock.Now(), me = user.Id }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.RecordSharing, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public bool? OptedOut { get; set; }
        public DateOnly? On { get; set; }
        public string? Source { get; set; }

        public GetPeople.Person Person { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, On) = (clock.NewId(), clock.Today());
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, PersonId, OptedOut, On, Source), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct) =>
            Person = await send.Ask(new GetPeople([PersonId]), ct) is [var person] ? person : throw new NotFound("This person");
    }
}
