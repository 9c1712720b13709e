"""The workers' web application: signing in, the desk."""
