using Neighbourhood.Kernel;

namespace Neighbourhood.Contact;

/// <inheritdoc />
public sealed class ContactModule : IModule
{
    public string Name => "Contact";

    public IReadOnlyList<Permission> Permissions => Contact.Permissions.All;
}
