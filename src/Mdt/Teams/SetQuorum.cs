using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Teams;

/// <summary>A coordinator or chair says how many of a profession must be in the room for a decision to count.</summary>
internal static class SetQuorum
{
    /// <param name="AtLeast">0 takes the rule away.</param>
    [Allows(Permissions.ManageTeams, On = nameof(MdtId))]
    internal sealed record Command(Guid MdtId, string? Profession, int? AtLeast, int Version) : ICommand;

    internal sealed class Handler(Db db) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(!Professions.Has(command.Profession), "Profession", "Choose a profession")
                .If(command.AtLeast is null or < 0 or > 20, "AtLeast", "Enter a number from 0 to 20")
                .Throw();
            await db.ExecuteVersioned("UPDATE mdt_team SET version = version + 1 WHERE id = @MdtId AND version = @Version", command, ct: ct);
            await db.Execute("DELETE FROM mdt_quorum_rule WHERE mdt_id = @MdtId AND profession = @Profession", command, ct);
            if (command.AtLeast > 0)
                await db.Execute("INSERT INTO mdt_quorum_rule (mdt_id, profession, at_least) VALUES (@MdtId, @Profession, @AtLeast)", command, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageTeams, On = nameof(MdtId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid MdtId { get; set; }
        public string? Profession { get; set; }
        public int? AtLeast { get; set; }
        public int Version { get; set; }

        public GetQuorum.Answer Standing { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Version = Standing.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(MdtId, Profession, AtLeast, Version), ct);
            return Redirect($"/mdt/teams/{MdtId}/quorum");
        });

        protected override async Task Show(CancellationToken ct) => Standing = await send.Ask(new GetQuorum(MdtId), ct);
    }
}
